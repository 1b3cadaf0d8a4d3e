using System.Globalization;

namespace Territoires.Web.Desk.Panel;

/// <summary>A button that changes what is typed and saves nothing: one seat more, or one less, <c>retirer-2</c> the third.</summary>
/// <param name="Removed">Place of the seat that goes; null for none.</param>
/// <param name="Adds">One is added at the end.</param>
public sealed record PanelGesture(int? Removed, bool Adds)
{
    public const string Field = "geste";
    public const string Add = "ajouter";

    /// <summary>Shows what is typed as it is: a browser that kept it has no page to put it in.</summary>
    public const string Show = "montrer";

    private const string Remove = "retirer-";

    public static string Removing(int place) => Remove + PanelForm.Text(place);

    /// <summary>Null when nothing was asked but to save.</summary>
    public static PanelGesture? Read(string value) => value switch
    {
        Add => new PanelGesture(null, Adds: true),
        Show => new PanelGesture(null, Adds: false),
        _ when value.StartsWith(Remove, StringComparison.Ordinal)
            && int.TryParse(value[Remove.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var place) =>
            new PanelGesture(place, Adds: false),
        _ => null,
    };

    /// <summary>What is typed, changed so. A place that is not there changes nothing.</summary>
    public PanelForm On(PanelForm form) => new(
    [
        .. form.Seats.Index().Where(seat => seat.Index != Removed).Select(seat => seat.Item),
        .. Adds ? [TypedSeat.New] : Array.Empty<TypedSeat>(),
    ]);
}
