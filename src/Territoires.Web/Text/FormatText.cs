namespace Territoires.Web.Text;

/// <summary>What a file to take away is for: a person opens one of them, a program reads the others.</summary>
public static class FormatText
{
    public static string Of(string format) => format switch
    {
        "xlsx" => "tableur (XLSX)",
        "csv" => "CSV (pour programmes)",
        "json" => "JSON (pour programmes)",
        "geojson" => "GeoJSON (pour cartes)",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No page offers a file of this format."),
    };
}
