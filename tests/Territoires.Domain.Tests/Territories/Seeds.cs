using System.Text;
using System.Text.Json;

namespace Territoires.Domain.Tests.Territories;

/// <summary>The files under seeds/, read with nothing but the base library.</summary>
internal static class Seeds
{
    public static string Folder { get; } = Path.Combine(Root(), "seeds");

    public static string AtelierFolder { get; } = Path.Combine(Folder, "atelier-des-territoires-2023");

    public static string ReferentialFile(string name) => Path.Combine(Folder, "referential", name);

    public static JsonElement Json(params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine([Folder, .. path])));
        return document.RootElement.Clone();
    }

    public static JsonElement Atelier(string name) => Json("atelier-des-territoires-2023", name);

    /// <summary>The rows of a CSV file after its header, each by column name.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Csv(string name)
    {
        var lines = File.ReadAllLines(ReferentialFile(name), Encoding.UTF8);
        var columns = Fields(lines[0]);
        return lines.Skip(1).Select(line =>
        {
            var fields = Fields(line);
            fields.Count.ShouldBe(columns.Count, line);
            return columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
        });
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(character);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Territoires.Functions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
