using System.Globalization;

namespace Territoires.Tests.Architecture.Repository;

/// <summary>
/// Prints what to look at again; it never fails, because shorter is not simpler. Run it with
/// <c>dotnet test tests/Architecture --filter SizeReport --logger "console;verbosity=detailed"</c>.
/// </summary>
public sealed class SizeReport(ITestOutputHelper output)
{
    private const int LongFile = 200;
    private const int FullFolder = 15;
    private static readonly string[] VagueNames = ["Helper", "Util", "Manager", "Common", "Extensions.cs"];

    [Fact]
    public async Task Long_files_full_folders_and_vague_names_are_listed()
    {
        var files = (await Repo.TrackedAsync())
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && File.Exists(Repo.At(file))).ToList();

        Print($"Files over {LongFile} lines",
            files.Select(file => (Name: file, Size: File.ReadLines(Repo.At(file)).Count())).Where(file => file.Size > LongFile));
        Print($"Folders over {FullFolder} files", files.CountBy(file => Path.GetDirectoryName(file)!.Replace('\\', '/')).Select(
            folder => (folder.Key, folder.Value)).Where(folder => folder.Value > FullFolder));
        Print("Names that say little", files.Where(
            file => VagueNames.Any(name => Path.GetFileName(file).Contains(name, StringComparison.Ordinal))).Select(file => (file, 0)));
    }

    private void Print(string title, IEnumerable<(string Name, int Size)> lines)
    {
        output.WriteLine($"{title}:");
        foreach (var (name, size) in lines.OrderByDescending(line => line.Size).ThenBy(line => line.Name, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {size,5}  {name}"));
        }
    }
}
