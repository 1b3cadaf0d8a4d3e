using System.Text.Json.Serialization;

namespace Territoires.Domain.Calls;

/// <summary>
/// The règlement as data: what is frozen when the call opens and binds organiser and candidates alike
/// (CE 16 April 2019, n° 420876: an administration is bound by the rules that it set itself).
/// </summary>
public sealed record CallRules
{
    public required string Title { get; init; }

    public required string Programme { get; init; }

    public required string Organiser { get; init; }

    /// <summary>
    /// Where the organiser is written to or called, in one line of at most 200 characters: an address, a telephone; null in rules that
    /// say nothing of it.
    /// </summary>
    public string? Contact { get; init; }

    /// <summary>What the call is about, in a few sentences; at most 4,000 characters.</summary>
    public required string Summary { get; init; }

    public required Calendar Calendar { get; init; }

    /// <summary>How many laureates there are at the most.</summary>
    public required int Places { get; init; }

    /// <summary>What files are marked on; empty when nothing is marked.</summary>
    public required IReadOnlyList<Criterion> Grid { get; init; }

    /// <summary>False when no jury sits: nobody proposes, and the authority designates from the files.</summary>
    public bool Jury { get; init; } = true;

    /// <summary>Null when nobody makes a long list.</summary>
    public Spotting? Spotting { get; init; }

    /// <summary>Null when nobody makes a short list.</summary>
    public Screening? Screening { get; init; }

    /// <summary>Null in rules that say nothing of who decides.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Null when those who are designated receive nothing but the name.</summary>
    public Support? Support { get; init; }

    /// <summary>The kinds of document without which nothing can be submitted.</summary>
    public required IReadOnlyList<string> RequiredDocuments { get; init; }

    /// <summary>What the call asks beside what every application says; empty when that is enough.</summary>
    public IReadOnlyList<FormSection> Form { get; init; } = [];

    /// <summary>
    /// True when what a laureate is shown with are answers to questions of the form, as their <see cref="Question.ShownAs"/> says. False
    /// in rules of before: every application then says a theme, ambitions and a photo credit, whatever the form asks.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ShowsAnswers { get; init; }

    /// <summary>Money set aside for the whole call, in cents of euro, or null when the règlement names none.</summary>
    public long? EnvelopeCents { get; init; }

    /// <summary>What the envelope pays, in French; null with no envelope.</summary>
    public string? EnvelopeLabel { get; init; }

    /// <summary>True when a submission is signed by a legal representative of its bodies, or by who was mandated by one.</summary>
    public bool SignatureRequired { get; init; }

    /// <summary>True when each applicant reads, with the outcome, the reasons recorded for their application.</summary>
    public bool ReasonsShown { get; init; }

    /// <summary>True when any part of these rules was invented for a demonstration: every page then says so.</summary>
    public bool Fictitious { get; init; }

    /// <summary>False when nobody applies: whoever organises the call writes the files.</summary>
    public bool TakesApplications => Calendar.Closes is not null;

    public bool HasReading => Grid.Count > 0;

    /// <summary>True when files are sorted before they are compared: what is submitted always is.</summary>
    public bool HasEligibility => TakesApplications || Screening is not null;

    /// <summary>True when people have seats: they read, or they vote.</summary>
    public bool HasPanel => Jury || HasReading;

    public IEnumerable<Question> Questions => Form.SelectMany(section => section.Questions);

    /// <summary>The documents that it names, by kind, as facts tell them: <see cref="Applications.AskedDocument"/> says more.</summary>
    public IEnumerable<string> DocumentKinds => Applications.AskedDocument.Named(this).Select(document => document.Kind);

    /// <summary>The question whose answer is shown so; null where the form has none.</summary>
    public Question? QuestionShownAs(ShownAs shown) =>
        ShowsAnswers ? Questions.FirstOrDefault(question => question.ShownAs == shown) : null;

    /// <summary>Whether a laureate can be shown with it.</summary>
    public bool Shows(ShownAs shown) => !ShowsAnswers || QuestionShownAs(shown) is not null;

    public Question? QuestionOf(string key) => Questions.FirstOrDefault(question => question.Key == key);

    /// <summary>What people read of a kind of document, in French: « Plan (site 2) » where one is asked of each of several.</summary>
    public string LabelOf(string documentKind) =>
        AskedQuestion.Find(this, documentKind)?.Label ?? Applications.DocumentKind.Label(documentKind);
}
