namespace Territoires.Tests.Architecture.Infrastructure;

/// <summary>
/// The script that stands between a published folder and a deployment, on folders of the shape that `dotnet publish` leaves.
/// </summary>
public sealed class CheckPackageTests : IDisposable
{
    private static readonly string[] Complete =
    [
        "worker.config.json", "extensions.json", "functions.metadata", "Territoires.Functions.dll", ".azurefunctions/function.deps.json",
        "assets/dsfr/dsfr.min.css", "assets/theme.css", "fonts/Arimo_400Regular.ttf", "referential/communes.csv",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("territoires-package-").FullName;

    /// <summary>Of what these tests stand on: nothing is built anew.</summary>
    [Fact]
    public async Task What_dotnet_publish_leaves_of_the_app_is_complete()
    {
        var publish = await Repo.RunAsync(
            "dotnet", "publish", "src/Territoires.Functions", "-c", Repo.Configuration, "--no-build", "-o", folder);
        publish.ExitCode.ShouldBe(0, publish.Output);

        var (exitCode, _, error) = await CheckAsync();

        error.ShouldBeEmpty();
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_complete_package_passes()
    {
        Publish();

        (await CheckAsync()).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("host.json", false)]
    [InlineData("extensions.json", false)]
    [InlineData(".azurefunctions/function.deps.json", false)]
    [InlineData("referential/communes.csv", false)]
    [InlineData("local.settings.json", true)]
    [InlineData("Territoires.LocalHost.dll", true)]
    public async Task A_package_that_lacks_something_or_holds_too_much_is_refused(string file, bool added)
    {
        Publish();
        if (added)
        {
            Write(file, "{}");
        }
        else
        {
            File.Delete(Path.Combine(folder, file));
            if (Path.GetDirectoryName(file) == ".azurefunctions")
            {
                Directory.Delete(Path.Combine(folder, ".azurefunctions"));
            }
        }

        var (exitCode, _, error) = await CheckAsync();

        exitCode.ShouldBe(1);
        error.ShouldContain(file.StartsWith('.') ? ".azurefunctions" : file);
    }

    [Fact]
    public async Task A_prefix_before_every_address_is_refused()
    {
        Publish();
        Write("host.json", """{ "version": "2.0" }""");

        (await CheckAsync()).Error.ShouldContain("routePrefix");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Publish()
    {
        Write("host.json", File.ReadAllText(Repo.At("host.json")));
        foreach (var file in Complete)
        {
            Write(file, "{}");
        }
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<(int ExitCode, string Output, string Error)> CheckAsync() => Repo.RunAsync(Repo.At("infra", "check-package"), folder);
}
