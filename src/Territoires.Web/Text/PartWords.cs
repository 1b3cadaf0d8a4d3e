using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Text;

/// <summary>What people read of the parts that a correction opens.</summary>
public static class PartWords
{
    public static string Of(string part, CallRules rules) => part switch
    {
        ApplicationPart.LeadBodies => "Les porteurs",
        ApplicationPart.Project => "Le projet",
        _ => rules.Form.FirstOrDefault(section => ApplicationPart.Section(section.Key) == part)?.Title
            ?? rules.DocumentKinds.Where(kind => ApplicationPart.Document(kind) == part)
                .Select(kind => $"La pièce «\u00a0{rules.LabelOf(kind)}\u00a0»").FirstOrDefault(part),
    };
}
