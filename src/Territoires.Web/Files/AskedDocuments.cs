using Territoires.Domain.Calls;

namespace Territoires.Web.Files;

/// <summary>The documents that a call asks for, on one line.</summary>
public static class AskedDocuments
{
    public static string Of(CallRules rules) => rules.DocumentKinds.Any()
        ? string.Join(", ", rules.DocumentKinds.Select(kind => rules.LabelOf(kind) + (rules.Requires(kind) ? "" : " (facultative)")))
        : "aucune";
}
