using Territoires.Domain.Applications;

namespace Territoires.Web.Text;

/// <summary>« Roubaix porte aussi la candidature essai-abc234 » : nothing forbids it, and whoever decides is to know.</summary>
public static class SharedBodyText
{
    public static string Of(SharedBody shared) =>
        $"{shared.Name} porte aussi {(shared.Others.Count == 1 ? "la candidature" : "les candidatures")} "
            + $"{string.Join(", ", shared.Others)}.";
}
