using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Territoires.Web.Served;

/// <summary>A table for programs, as CSV: UTF-8 with its mark, commas, lines as RFC 4180 ends them.</summary>
public static class CsvTable
{
    public const string MediaType = "text/csv; charset=utf-8";

    public static byte[] Of(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            // A cell that begins with = + - @ would be run as a formula by a spreadsheet.
            InjectionOptions = InjectionOptions.Escape,
        }))
        {
            Write(csv, header);
            foreach (var row in rows)
            {
                Write(csv, row);
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Several values in one cell.</summary>
    public static string Cell(IEnumerable<string> values) => string.Join(" | ", values);

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
