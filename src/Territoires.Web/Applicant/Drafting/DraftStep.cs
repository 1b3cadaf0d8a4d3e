using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>One page of the form of an application: those that every form has, and one for each section of the call's own.</summary>
public sealed record DraftStep(string Key, string Title)
{
    public const string LeadBodies = "porteurs";
    public const string Project = "projet";
    public const string Documents = "pieces";
    public const string Submission = "depot";

    /// <summary>The pages of a draft; with a correction, those that it opens, and the one that sends it.</summary>
    public static IReadOnlyList<DraftStep> Of(CallRules rules, Correction? correction = null) => correction is null
        ? All(rules)
        : [.. All(rules).Where(step => step.IsOpenedBy(correction, rules)), new(Submission, "Vérifier et envoyer")];

    private static IReadOnlyList<DraftStep> All(CallRules rules) =>
    [
        new(LeadBodies, "Les porteurs"),
        new(Project, "Le projet"),
        .. rules.Form.Where(section => section.Questions.Any(question => question.Kind != QuestionKind.Document))
        .Select(section => new DraftStep(section.Key, section.Title)),
        .. AskedDocument.Named(rules).Count > 0 ? [new DraftStep(Documents, "Les pièces")] : Array.Empty<DraftStep>(),
        new(Submission, "Vérifier et déposer"),
    ];

    public static DraftStep Find(CallRules rules, string key, Correction? correction = null)
    {
        var steps = Of(rules, correction);
        return steps.FirstOrDefault(step => step.Key == key) ?? steps[0];
    }

    public static DraftStep After(CallRules rules, string key, Correction? correction = null)
    {
        var steps = Of(rules, correction);
        return steps[Math.Min(steps.Index().First(step => step.Item.Key == key).Index + 1, steps.Count - 1)];
    }

    /// <summary>What keeps the application from being submitted, the page on which each point is mended, and its words.</summary>
    public static IReadOnlyList<(DraftStep Step, Fault Fault)> Missing(ApplicationState application, CallRules rules)
    {
        var documents = application.MissingDocuments(rules)
            .Select(asked => new Fault($"documents.{asked.Kind}", $"Joignez la pièce «\u00a0{asked.Label}\u00a0»."));
        return [.. ContentCheck.Missing(application.Content, rules)
            .Concat(AnswerCheck.Missing(application.Content, rules))
            .Concat(documents)
            .Select(fault => (Holding(rules, fault) ?? Find(rules, Project), fault))];
    }

    /// <summary>The page that holds the field of a fault; null for what the last page asks itself.</summary>
    public static DraftStep? Holding(CallRules rules, Fault fault)
    {
        var key = fault.Field.Split('.', '[') switch
        {
            ["leadBodies" or "departements" or "partnerServices", ..] => LeadBodies,
            ["documents", ..] => Documents,
            ["signature", ..] => null,
            ["answers", var question, ..] =>
                rules.Form.FirstOrDefault(section => section.Questions.Any(one => one.Key == question))?.Key ?? Project,
            _ => Project,
        };
        return key is null ? null : Find(rules, key);
    }

    private bool IsOpenedBy(Correction correction, CallRules rules) => Key switch
    {
        LeadBodies => correction.Opens(ApplicationPart.LeadBodies),
        Project => correction.Opens(ApplicationPart.Project),
        Documents => AskedDocument.Possible(rules).Any(asked => correction.OpensDocument(asked.Kind, rules)),
        Submission => false,
        _ => correction.Opens(ApplicationPart.Section(Key)),
    };

    public string Address(string application) => Addresses.DraftStep(application, Key);
}
