using System.Globalization;

namespace Territoires.Web.Text;

/// <summary>What those who examine a file write to each other.</summary>
public static partial class Addresses
{
    public static string Remarks(string id) => $"/dossiers/{id}/remarques";

    /// <summary>Taking back one of them.</summary>
    public static string RemarkTakenBack(string id, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Remarks(id)}/{number}/retrait");
}
