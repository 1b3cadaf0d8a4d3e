using System.Text.Json.Serialization;
using static Territoires.Domain.Applications.ApplicationDecision;

namespace Territoires.Domain.Applications;

/// <summary>For whom the author of a remark writes it.</summary>
public enum RemarkSide
{
    Secretary,
    Authority,

    /// <summary>A service of the State, of the area of the file.</summary>
    Service,
}

/// <summary>
/// What those who examine a file write to each other about it. Neither its applicant nor the jury reads it; it decides nothing.
/// </summary>
/// <param name="AuthorId">Who wrote it, by id.</param>
/// <param name="Side">For whom.</param>
/// <param name="Text">From 1 to <see cref="MaxText"/> characters; null once its author took it back, or it was erased.</param>
/// <param name="At">When it was written.</param>
public sealed record Remark(string AuthorId, RemarkSide Side, string? Text, DateTimeOffset At)
{
    public const int MaxText = 2000;

    /// <summary>How many a file holds: whoever has more to say meets.</summary>
    public const int Most = 100;
}

public abstract partial record ApplicationCommand
{
    /// <summary>Somebody who examines the file writes to the others; the same words twice in a row are written once.</summary>
    public sealed record WriteRemark(string AuthorId, RemarkSide Side, string Text) : ApplicationCommand, IActOnSubmitted
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt)
        {
            var text = Text.Trim();
            return state.Remarks switch
            {
                [.., { } last] when last.AuthorId == AuthorId && last.Text == text => Facts(),
                { Count: >= Remark.Most } => new ApplicationRefusal.TooManyRemarks(Remark.Most),
                _ when text.Length == 0 => Unacceptable("Écrivez votre remarque avant de l’enregistrer."),
                _ when text.Length > Remark.MaxText => Unacceptable(
                    $"Cette remarque compte {FrenchNumber.Of(text.Length)}\u00a0caractères\u00a0; il en faut "
                        + $"{FrenchNumber.Of(Remark.MaxText)} au plus."),
                _ => Facts(new ApplicationFact.RemarkWritten(new Remark(AuthorId, Side, text, receivedAt))),
            };
        }

        private static ApplicationRefusal.RemarkUnacceptable Unacceptable(string message) => new([new Fault("remark", message)]);
    }

    /// <summary>Its author takes a remark back: that there was one stays, its words are shown no more.</summary>
    /// <param name="AuthorId">Who takes it back, by id.</param>
    /// <param name="Number">Which of the file, from 1.</param>
    public sealed record TakeBackRemark(string AuthorId, int Number) : ApplicationCommand, IActOnSubmitted
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            state.Remarks.ElementAtOrDefault(Number - 1) switch
            {
                { } remark when remark.AuthorId != AuthorId => new ApplicationRefusal.NotItsAuthor(),
                null => new ApplicationRefusal.NoSuchRemark(),
                { Text: null } => Facts(),
                _ => Facts(new ApplicationFact.RemarkTakenBack(Number)),
            };
    }
}

[JsonDerivedType(typeof(RemarkWritten), nameof(RemarkWritten))]
[JsonDerivedType(typeof(RemarkTakenBack), nameof(RemarkTakenBack))]
public abstract partial record ApplicationFact
{
    public sealed record RemarkWritten(Remark Remark) : ApplicationFact
    {
        internal override ApplicationState Evolve(ApplicationState state) => state with { Remarks = [.. state.Remarks, Remark] };

        public override FileNote Told() => new(FileEventKind.Remark);

        internal override ApplicationFact WithEachWord(Func<string, string> word) =>
            this with { Remark = ApplicationWords.Each(Remark, word) };
    }

    /// <param name="Number">Which of the file, from 1.</param>
    public sealed record RemarkTakenBack(int Number) : ApplicationFact
    {
        internal override ApplicationState Evolve(ApplicationState state) => state with
        {
            Remarks = [.. state.Remarks.Select((remark, index) => index == Number - 1 ? remark with { Text = null } : remark)],
        };

        public override FileNote Told() => new(FileEventKind.RemarkTakenBack);
    }
}

public abstract partial record ApplicationRefusal
{
    /// <summary>The remark is empty or too long.</summary>
    public sealed record RemarkUnacceptable(IReadOnlyList<Fault> Faults) : ApplicationRefusal;

    /// <summary>The file holds so many already.</summary>
    public sealed record TooManyRemarks(int Max) : ApplicationRefusal;

    public sealed record NoSuchRemark : ApplicationRefusal;

    /// <summary>Somebody else wrote it.</summary>
    public sealed record NotItsAuthor : ApplicationRefusal;
}
