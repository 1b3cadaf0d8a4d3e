using System.IO.Compression;
using SpreadCheetah;

namespace Territoires.Web.Served;

/// <summary>
/// A table for people, as a workbook: what is a number counts, what is a code stays a text, so that no spreadsheet takes 01 for 1 or
/// parts the columns otherwise.
/// </summary>
public static class Workbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<byte[]> OfAsync(string sheet, IEnumerable<string> header, IEnumerable<IEnumerable<TableCell>> rows)
    {
        using var file = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(file))
        {
            await workbook.StartWorksheetAsync(sheet);
            await workbook.AddRowAsync([.. header.Select(title => new Cell(title))]);
            foreach (var row in rows)
            {
                await workbook.AddRowAsync([.. row.Select(cell => cell.Number is { } number ? new Cell(number) : new Cell(cell.Text))]);
            }

            await workbook.FinishAsync();
        }

        return WithoutItsInstant(file);
    }

    /// <summary>The same table is the same bytes whoever makes them and when: the entity tag is made of them.</summary>
    private static byte[] WithoutItsInstant(MemoryStream file)
    {
        var epoch = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var plain = new MemoryStream();
        using (var read = new ZipArchive(file, ZipArchiveMode.Read))
        using (var written = new ZipArchive(plain, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in read.Entries)
            {
                var entry = written.CreateEntry(part.FullName);
                entry.LastWriteTime = epoch;
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        }

        return plain.ToArray();
    }
}
