using Territoires.Domain.Calls;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Applications;

/// <summary>
/// The parts of an application that a correction can open, by key: <c>leadBodies</c>, <c>project</c>, <c>form.{section}</c>
/// for the answers to a section of the call's own questions, <c>documents.{kind}</c> for one document, <c>documents.plan.2</c> for that of
/// the second site.
/// </summary>
public static class ApplicationPart
{
    public const string LeadBodies = "leadBodies";
    public const string Project = "project";

    public static string Section(string key) => $"form.{key}";

    public static string Document(string kind) => $"documents.{kind}";

    /// <summary>Every part of an application that says this, in the order of its form; of documents, those that it is asked.</summary>
    public static IReadOnlyList<string> Of(CallRules rules, ApplicationContent content) =>
    [
        LeadBodies,
        Project,
        .. rules.Form.Where(HasAnswers).Select(section => Section(section.Key)),
        .. AskedDocument.Of(rules, content.Answers).Select(asked => Document(asked.Kind)),
    ];

    /// <summary>The parts, other than documents, that differ between two contents.</summary>
    public static IReadOnlyList<string> Changed(ApplicationContent before, ApplicationContent after, CallRules rules) =>
    [
        .. SameBodies(before, after) ? [] : new[] { LeadBodies },
        .. SameProject(before, after) ? [] : new[] { Project },
        .. rules.Form.Where(section => !SameAnswers(before, after, section)).Select(section => Section(section.Key)),
    ];

    /// <summary>The documents that differ, as parts.</summary>
    public static IReadOnlyList<string> Changed(IReadOnlyList<Document> before, IReadOnlyList<Document> after) =>
        [.. before.Except(after).Concat(after.Except(before)).Select(document => Document(document.Kind)).Distinct()];

    private static bool HasAnswers(FormSection section) => section.Questions.Any(question => question.Kind != QuestionKind.Document);

    private static bool SameBodies(ApplicationContent before, ApplicationContent after) =>
        before.LeadBodies.Count == after.LeadBodies.Count
        && before.LeadBodies.Zip(after.LeadBodies).All(pair => IsSame(pair.First, pair.Second))
        && before.DeclaredDepartements.SequenceEqual(after.DeclaredDepartements)
        && before.PartnerServices.SequenceEqual(after.PartnerServices);

    private static bool IsSame(Territory one, Territory other) =>
        one.Kind == other.Kind && one.Name == other.Name && one.Codes.SequenceEqual(other.Codes)
        && one.Members.SequenceEqual(other.Members);

    private static bool SameProject(ApplicationContent before, ApplicationContent after) =>
        (before.Title, before.Theme, before.Summary, before.PhotoCredit) == (after.Title, after.Theme, after.Summary, after.PhotoCredit)
        && before.Place == after.Place
        && before.Ambitions.SequenceEqual(after.Ambitions);

    private static bool SameAnswers(ApplicationContent before, ApplicationContent after, FormSection section) =>
        AskedQuestion.Of(section).All(asked => before.Answers.GetValueOrDefault(asked.Key) == after.Answers.GetValueOrDefault(asked.Key));
}
