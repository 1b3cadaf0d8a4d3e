using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Served;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>
/// The version of what one page of a draft shows: a hash of it. The version of the whole draft moves with its other pages and
/// its documents, which nobody overwrites from this page.
/// </summary>
public static class SectionVersion
{
    /// <summary>Beside the keys of pages: the list of the bodies, which the page of the bodies changes by buttons of its own.</summary>
    public const string Bodies = "porteurs-liste";

    public static string OfBodies(ApplicationContent content) => EntityTags.Of(Tagged.BytesOf(content.LeadBodies));

    public static string Of(ApplicationContent content, string step, CallRules rules) =>
        step == Bodies ? OfBodies(content) : EntityTags.Of(Tagged.BytesOf(Shown(content, step, rules)));

    private static object?[] Shown(ApplicationContent content, string step, CallRules rules) => step switch
    {
        DraftStep.LeadBodies => [content.DeclaredDepartements, content.PartnerServices],
        DraftStep.Project => [content.Title, content.Theme, content.Summary, content.Ambitions, content.PhotoCredit],
        _ =>
        [
            .. rules.Form.Where(section => section.Key == step).SelectMany(AskedQuestion.Of)
            .Select(asked => content.Answers.GetValueOrDefault(asked.Key)),
        ],
    };
}
