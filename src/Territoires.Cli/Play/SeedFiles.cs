using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Answers;

namespace Territoires.Cli.Play;

// The files of a seed, member for member: what a file says and this does not is an error, not a guess.

/// <summary>call.json.</summary>
/// <param name="Form">The call's own questions; null for none.</param>
public sealed record SeedCall(
    bool Fictitious, string Notice, string RulesNotice, string Id, string Title, string Programme, string Session,
    string Organiser, string Summary,
    IReadOnlyList<string> Stakes, SeedEnvelope Envelope, int Places, SeedCalendar Calendar, SeedGrid Grid,
    IReadOnlyList<SeedDocument> Documents, SeedSupport Support, IReadOnlyList<FormSection>? Form = null);

public sealed record SeedEnvelope(long Euros, string Label);

/// <summary>Local times in one zone.</summary>
public sealed record SeedCalendar(
    string TimeZone, string Opens, string Closes, string ReviewDeadline, string Session, string EarliestPublication);

public sealed record SeedGrid(SeedScale Scale, IReadOnlyList<SeedCriterion> Criteria);

public sealed record SeedScale(int Min, int Max);

public sealed record SeedCriterion(string Id, string Label, int Weight, string Question);

public sealed record SeedDocument(string Kind, string Label, bool Required);

/// <param name="Kind">What it is, in words; null where only its steps are told.</param>
/// <param name="CentsAYear">For each; null where the source states no sum.</param>
public sealed record SeedSupport(int Months, IReadOnlyList<SeedStep> Steps, string? Kind = null, long? CentsAYear = null);

public sealed record SeedStep(string Title, string Text);

/// <summary>applications.json.</summary>
public sealed record SeedApplications(bool Fictitious, string Notice, string Call, IReadOnlyList<SeedApplication> Applications);

/// <param name="Key">Its idempotency key too.</param>
/// <param name="PartnerServices">Ids of services.json.</param>
/// <param name="Theme">The answer to the question that is shown as one, where the call asks it; so are ambitions and the credit.</param>
/// <param name="Answers">To the call's other questions, by key.</param>
public sealed record SeedApplication(
    string Key, bool Fictitious, string Title, IReadOnlyList<SeedBody> LeadBodies, IReadOnlyList<string> PartnerServices,
    IReadOnlyList<string> Departements,
    IReadOnlyList<string> Regions, string Theme, IReadOnlyList<string> Ambitions, string Summary, SeedPhoto? Photo,
    IReadOnlyDictionary<string, string>? Answers = null);

public sealed record SeedBody(string Name, string Kind, IReadOnlyList<CodeAnswer> Codes, string Resolution);

public sealed record SeedPhoto(string Credit, string OwnerKind, string? Licence);

/// <summary>panel.json.</summary>
public sealed record SeedPanel(bool Fictitious, string Notice, IReadOnlyList<SeedCollege> Colleges, IReadOnlyList<SeedJuror> Jurors);

public sealed record SeedCollege(string Id, string Label);

/// <param name="Role"><c>chair</c>, <c>member</c> or <c>alternate</c>.</param>
public sealed record SeedJuror(string Id, string Label, string Seat, string Role, string College);

/// <summary>services.json.</summary>
public sealed record SeedServices(bool Fictitious, string Notice, IReadOnlyList<SeedService> Services);

public sealed record SeedService(string Id, string Name, string Kind, IReadOnlyList<string> Departements, bool Fictitious);

/// <summary>opinions.json.</summary>
public sealed record SeedOpinions(bool Fictitious, string Notice, IReadOnlyList<SeedOpinion> Opinions);

/// <param name="Opinion"><c>favourable</c>, <c>reserved</c> or <c>unfavourable</c>.</param>
public sealed record SeedOpinion(string Application, string Service, string Opinion, string? Text);

/// <summary>recusals.json.</summary>
public sealed record SeedRecusals(bool Fictitious, string Notice, IReadOnlyList<SeedRecusal> Recusals);

public sealed record SeedRecusal(string Application, string Juror, string Reason);

/// <summary>reviews.json.</summary>
public sealed record SeedReviews(bool Fictitious, string Notice, IReadOnlyList<SeedReview> Reviews);

public sealed record SeedReview(string Application, string Juror, IReadOnlyDictionary<string, int> Scores, string? Comment);

/// <summary>votes.json.</summary>
public sealed record SeedVotes(bool Fictitious, string Notice, SeedAttendance Attendance, IReadOnlyList<SeedItem> Items);

public sealed record SeedAttendance(IReadOnlyList<string> Present, IReadOnlyList<string> Excused);

/// <param name="Votes">By juror.</param>
public sealed record SeedItem(int Item, string Application, IReadOnlyDictionary<string, VoteChoice> Votes);
