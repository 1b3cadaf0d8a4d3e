namespace Territoires.Domain.Instruction;

/// <summary>Whether an application may be examined on its merits (recevabilité), and why not.</summary>
/// <param name="At">When it was decided; null in facts of before instants were kept.</param>
public sealed record Eligibility(bool Admissible, IReadOnlyList<string> Reasons, DateTimeOffset? At = null)
{
    public const int MaxReasons = 10;
    public const int MaxReason = 1000;

    /// <summary>Whenever it was decided. Compares reason by reason, which the equality of records with a list does not.</summary>
    public bool IsSame(Eligibility other) => Admissible == other.Admissible && Reasons.SequenceEqual(other.Reasons);

    public IReadOnlyList<Fault> Faults()
    {
        var faults = new List<Fault>();
        if (!Admissible && Reasons.Count == 0)
        {
            // A decision that refuses says why (CRPA L211-2 and L211-5).
            faults.Add(new Fault("reasons", "Indiquez au moins un motif : une décision de non-recevabilité est motivée."));
        }

        if (Reasons.Count > MaxReasons)
        {
            faults.Add(new Fault("reasons", $"Indiquez {MaxReasons} motifs au plus."));
        }

        for (var i = 0; i < Reasons.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Reasons[i]) || Reasons[i].Length > MaxReason)
            {
                faults.Add(new Fault($"reasons[{i}]", "Rédigez chaque motif, en 1 000 caractères au plus."));
            }
        }

        return faults;
    }
}
