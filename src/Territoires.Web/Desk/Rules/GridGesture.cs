using System.Globalization;

namespace Territoires.Web.Desk.Rules;

/// <summary>A button that changes what is typed of the grid and saves nothing: one criterion more, or one less.</summary>
public static class GridGesture
{
    public const string Field = "geste";
    public const string Add = "ajouter";

    /// <summary>Shows what is typed as it is: a browser that kept it has no page to put it in.</summary>
    public const string Show = "montrer";

    private const string Remove = "retirer-";

    public static string Removing(int place) => string.Create(CultureInfo.InvariantCulture, $"{Remove}{place}");

    /// <summary>What is typed, changed so; null when nothing was asked but to save.</summary>
    public static RulesForm? On(RulesForm form, string gesture) => gesture switch
    {
        Show => form,
        Add => form with { Grid = [.. form.Grid, TypedCriterion.New] },
        _ when gesture.StartsWith(Remove, StringComparison.Ordinal)
            && int.TryParse(gesture[Remove.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var place) =>
            form with { Grid = [.. form.Grid.Index().Where(one => one.Index != place).Select(one => one.Item)] },
        _ => null,
    };
}
