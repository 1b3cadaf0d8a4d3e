using Territoires.Domain.Calls;

namespace Territoires.Domain.Applications;

/// <summary>How far a request for a correction has come. One whose deadline passed stays <see cref="Asked"/>.</summary>
public enum CorrectionStage
{
    Asked,

    /// <summary>The applicant sent it in time: it is what everybody reads from then on.</summary>
    Sent,

    /// <summary>The secretary took the request back.</summary>
    Cancelled,
}

/// <summary>What the secretary asks the applicant to correct (demande de correction).</summary>
/// <param name="Text">What is asked, addressed to the applicant; at most <see cref="MaxText"/> characters, about the application and
/// never about a person.</param>
/// <param name="Parts">What may be changed: some of <see cref="ApplicationPart.Of"/>.</param>
/// <param name="Deadline">The last instant at which the correction is in time.</param>
public sealed record CorrectionRequest(string Text, IReadOnlyList<string> Parts, Moment Deadline)
{
    public const int MaxText = 2000;

    /// <summary>Compares part by part, which the equality of records with a list does not.</summary>
    public bool IsSame(CorrectionRequest other) => Text == other.Text && Deadline == other.Deadline && Parts.SequenceEqual(other.Parts);

    /// <summary>All that is wrong with the request at the instant at which it is made; empty when nothing is.</summary>
    /// <param name="content">Of the application, whose answers decide which documents it is asked.</param>
    /// <param name="rules">Of its call.</param>
    /// <param name="now">When.</param>
    public IReadOnlyList<Fault> Faults(ApplicationContent content, CallRules rules, DateTimeOffset now)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(Text) || Text.Length > MaxText)
        {
            faults.Add(new Fault("text", "Écrivez ce qui est à corriger, en 2\u202f000 caractères au plus."));
        }

        if (Parts.Count == 0 || Parts.Distinct().Count() != Parts.Count || Parts.Except(ApplicationPart.Of(rules, content)).Any())
        {
            faults.Add(new Fault("parts", "Choisissez au moins une partie de la candidature que le porteur pourra modifier."));
        }

        if (Deadline.Instant <= now || Deadline.Instant >= rules.Calendar.ExaminedUntil.Instant)
        {
            faults.Add(new Fault("deadline", "Choisissez une date à venir, avant la remise des évaluations ou, sans évaluations, "
                + "avant la publication."));
        }

        return faults;
    }
}

/// <summary>A correction as its applicant is writing it, before it is sent.</summary>
/// <param name="Revision">How often it was saved: what tells one browser tab that another saved since.</param>
public sealed record CorrectionWork(ApplicationContent Content, IReadOnlyList<Document> Documents, int Revision);

/// <summary>One request for a correction, or a change that its applicant began, and what came of it.</summary>
/// <param name="Number">From 1, in the order in which they were asked.</param>
/// <param name="Work">What the applicant has written so far; null once it is sent or the request cancelled.</param>
/// <param name="SentAt">When the correction was received; null until then.</param>
public sealed record Correction(int Number, CorrectionRequest Request, DateTimeOffset AskedAt, CorrectionStage Stage, CorrectionWork? Work,
    DateTimeOffset? SentAt = null)
{
    /// <summary>True for one that its applicant began, before the closing; nobody asked for it, and its request says nothing.</summary>
    public bool IsOwn { get; init; }

    public bool Opens(string part) => Request.Parts.Contains(part);

    /// <summary>
    /// A document is opened by itself, and by the answers that decide whether it is asked: whoever may say that there is a second partner
    /// may attach what is asked of it.
    /// </summary>
    public bool OpensDocument(string kind, CallRules rules) => Opens(ApplicationPart.Document(kind))
        || (AskedQuestion.Find(rules, kind)?.DecidedBy(rules).Any(section => Opens(ApplicationPart.Section(section.Key))) ?? false);

    /// <summary>In [asked, deadline]: at the deadline yes, one millisecond later no.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Stage == CorrectionStage.Asked && now <= Request.Deadline.Instant;
}

/// <summary>An application as it stood until a correction replaced it.</summary>
/// <param name="ReceivedAt">When this version was received.</param>
public sealed record ApplicationVersion(ApplicationContent Content, IReadOnlyList<Document> Documents, DateTimeOffset ReceivedAt);
