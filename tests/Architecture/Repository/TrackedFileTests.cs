using System.Text.Json;

namespace Territoires.Tests.Architecture.Repository;

/// <summary>What is committed builds anywhere: it names no machine, no folder of one and no address of a feed.</summary>
public sealed class TrackedFileTests
{
    /// <summary>In two halves, so that this file does not hold what it looks for.</summary>
    private static readonly string[] Forbidden =
    [
        "api." + "nuget.org", "registry." + "npmjs", "deb." + "debian", "/wo" + "rk/", "/home" + "/", "/Users" + "/", "/root" + "/",
    ];

    [Fact]
    public async Task No_tracked_file_names_a_feed_or_a_folder_of_one_machine()
    {
        string[] patterns = [.. Forbidden.SelectMany(text => new[] { "-e", text })];
        var (exitCode, output, error) = await Repo.RunAsync("git", ["grep", "-I", "-n", "-F", .. patterns]);

        // git grep answers 1 when it finds nothing.
        exitCode.ShouldBeInRange(0, 1, error);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..Math.Min(line.Length, 200)]).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_npm_lock_file_holds_an_address_to_download_from()
    {
        var locks = (await Repo.TrackedAsync()).Where(file => Path.GetFileName(file) == "package-lock.json").ToList();
        locks.ShouldNotBeEmpty();
        foreach (var file in locks)
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Repo.At(file)));
            json.RootElement.GetProperty("packages").EnumerateObject()
                .Where(package => package.Value.TryGetProperty("resolved", out _))
                .Select(package => package.Name)
                .ShouldBeEmpty(file);
        }
    }
}
