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
            ?? AskedDocument.Possible(rules).Where(asked => ApplicationPart.Document(asked.Kind) == part)
                .Select(asked => $"La pièce «\u00a0{asked.Label}\u00a0»").FirstOrDefault(part),
    };
}
