using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Territoires.Web.Desk.People;

/// <summary>Somebody on a line of a list.</summary>
/// <param name="Line">As a spreadsheet or an editor counts them, from 1.</param>
/// <param name="Typed">What the line says of them.</param>
/// <param name="IsBroken">The line cannot be read for sure: a quotation mark of it is not closed, or closed twice.</param>
public sealed record ListedPerson(int Line, PersonForm Typed, bool IsBroken);

/// <summary>
/// A list of people as spreadsheets write one: commas, semicolons or tabs, in UTF-8 with its mark or without, in UTF-16, or in the signs
/// of Windows.
/// </summary>
public static class ListedPeople
{
    public const int MostBytes = 200_000;
    public const int MostPeople = 300;

    private const int Windows = 1252;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The columns in the order in which they stand where no line names them.</summary>
    private static readonly string[][] Columns =
    [
        ["adresse", "adresse électronique", "adresse e-mail", "courriel", "e-mail", "email", "mail"],
        ["rôle", "rôles"],
        ["départements", "département", "territoire", "zone"],
        ["qualité", "nom ou qualité", "nom", "fonction"],
    ];

    /// <summary>The text of a file.</summary>
    public static string TextOf(byte[] file)
    {
        var encoding = file switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => Strict,
        };
        try
        {
            return encoding.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Windows)!.GetString(file);
        }
    }

    /// <summary>The people of a list, or why it is none.</summary>
    public static Result<IReadOnlyList<ListedPerson>, Problem> Read(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || text.StartsWith("PK", StringComparison.Ordinal))
        {
            return Refused("Ce fichier n’est pas un tableau en texte\u00a0: enregistrez-le au format CSV, puis choisissez-le de nouveau.");
        }

        var rows = Rows(text.TrimStart('\uFEFF'));
        if (rows.Count == 0)
        {
            return Refused("Le fichier est vide.");
        }

        var places = PlacesOf(rows[0].Cells);
        if (places is null)
        {
            return Refused("La première ligne ne nomme pas les colonnes. Écrivez-y\u00a0: adresse, rôle, départements, qualité.");
        }

        var people = rows.Skip(rows[0].Cells.Any(IsAddress) ? 0 : 1).Select(row => Person(row, places)).ToList();
        return people.Count switch
        {
            0 => Refused("Le fichier ne compte aucune personne sous la ligne des colonnes."),
            > MostPeople => Refused($"Le fichier compte {FrenchText.Number(people.Count)} personnes\u00a0; une liste en compte "
                + $"{MostPeople} au plus. Partagez-la."),
            _ => people,
        };
    }

    public static Problem Refused(string message) => Problems.ListUnacceptable([new Fault("fichier", message)]);

    private static List<Row> Rows(string text)
    {
        var (rows, isBroken) = (new List<Row>(), false);
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => isBroken = true,
        });
        while (rows.Count <= MostPeople + 1 && parser.Read())
        {
            string[] cells = [.. parser.Record!.Select(WrittenText.Clean)];
            if (cells.Any(cell => cell.Length > 0))
            {
                rows.Add(new Row(parser.RawRow, cells, isBroken || cells.Any(cell => cell.Contains('\n', StringComparison.Ordinal))));
            }

            isBroken = false;
        }

        return rows;
    }

    /// <summary>What parts the cells of the first line: French spreadsheets write semicolons.</summary>
    private static string DelimiterOf(string text)
    {
        var first = text.Split('\n', 2)[0];
        return first.Contains(';', StringComparison.Ordinal) ? ";" : first.Contains('\t', StringComparison.Ordinal) ? "\t" : ",";
    }

    /// <summary>Where each column stands, -1 for nowhere; null when the address or the role is not to be found.</summary>
    private static int[]? PlacesOf(string[] first)
    {
        if (first.Any(IsAddress))
        {
            return [0, 1, 2, 3];
        }

        int[] places = [.. Columns.Select(names =>
            Array.FindIndex(first, cell => names.Any(name => FrenchText.Names.Compare(name, cell) == 0)))];
        return places[0] >= 0 && places[1] >= 0 ? places : null;
    }

    private static ListedPerson Person(Row row, int[] places)
    {
        var cells = places.Select(place => place >= 0 && place < row.Cells.Length ? row.Cells[place] : string.Empty).ToArray();
        string[] roles =
        [
            .. cells[1].Split([',', '+', '/', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(word => RoleText.Find(word)?.ToString() ?? word),
        ];
        return new ListedPerson(row.Line, new PersonForm(cells[0], roles, cells[2].Replace('|', ','), cells[3]), row.IsBroken);
    }

    private static bool IsAddress(string cell) => cell.Contains('@', StringComparison.Ordinal);

    private sealed record Row(int Line, string[] Cells, bool IsBroken);
}
