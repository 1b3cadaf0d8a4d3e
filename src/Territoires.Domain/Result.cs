using System.Diagnostics.CodeAnalysis;

namespace Territoires.Domain;

/// <summary>
/// What a decision answers: a value, or the refusal that explains why not. Expected refusals are values;
/// exceptions are left to bugs and outages.
/// </summary>
public readonly struct Result<TValue, TRefusal>
    where TValue : notnull
    where TRefusal : class
{
    private readonly TValue? value;

    private Result(TValue? value, TRefusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    public TRefusal? Refusal { get; }

    /// <exception cref="InvalidOperationException">The result is a refusal: look at <see cref="IsRefused"/> first.</exception>
    public TValue Value => Refusal is null && value is not null
        ? value
        : throw new InvalidOperationException($"This result is the refusal {Refusal}, not a value.");

    // Conversions, so that a decision reads `return new CallClosed(...)` or `return facts`.
    [SuppressMessage("Usage", "CA2225", Justification = "The named alternatives would say no more than the conversions.")]
    public static implicit operator Result<TValue, TRefusal>(TValue value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "The named alternatives would say no more than the conversions.")]
    public static implicit operator Result<TValue, TRefusal>(TRefusal refusal) => new(default, refusal);
}
