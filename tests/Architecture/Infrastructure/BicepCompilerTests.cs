using System.Reflection;
using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Infrastructure;

/// <summary>Every Bicep file goes through its compiler and its linter: an error or a warning is a failure.</summary>
public sealed partial class BicepCompilerTests
{
    private static readonly string Compiler = typeof(BicepCompilerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "Bicep").Value!;

    public static TheoryData<string> Files =>
        [.. Repo.Sources(Repo.At("infra"), "*.bicep").Concat(Repo.Sources(Repo.At("infra"), "*.bicepparam")).Select(Repo.Name)];

    [Fact]
    public void There_is_an_environment_to_try_and_one_for_real_people() =>
        Files.Select(file => file.Data).Where(file => file.EndsWith(".bicepparam", StringComparison.Ordinal))
            .ShouldBe(["infra/main.dev.bicepparam", "infra/main.prod.bicepparam"]);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_compiles_without_a_warning(string file)
    {
        var (exitCode, output, error) = await CompileAsync(file);

        error.ShouldBeEmpty();
        exitCode.ShouldBe(0);
        output.ShouldContain("$schema");
    }

    /// <summary>A parameter that an environment does not give, a module that is passed too much, a secret that is told.</summary>
    [Theory]
    [InlineData(
        "param given string\nmodule one 'modules/vault.bicep' = {\n  name: 'one'\n  params: {\n    vaultName: given\n  }\n}\n", "BCP035")]
    [InlineData("@secure()\nparam password string\noutput told string = password\n", "outputs-should-not-contain-secrets")]
    public async Task What_does_not_fit_is_seen(string text, string code)
    {
        var folder = Directory.CreateTempSubdirectory("territoires-bicep-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "modules"));
        File.Copy(Repo.At("infra", "modules", "vault.bicep"), Path.Combine(folder.FullName, "modules", "vault.bicep"));
        var file = Path.Combine(folder.FullName, "wrong.bicep");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        (await CompileAsync(file)).Error.ShouldContain(code);
        folder.Delete(recursive: true);
    }

    /// <summary>A file of parameters reads what the deployment gives it.</summary>
    private static Task<(int ExitCode, string Output, string Error)> CompileAsync(string file) => Repo.RunAsync(
        Compiler,
        Asked().Matches(File.ReadAllText(Path.Combine(Repo.Root, file))).ToDictionary(match => match.Groups["name"].Value, _ => "given"),
        file.EndsWith(".bicepparam", StringComparison.Ordinal) ? "build-params" : "build",
        file,
        "--stdout");

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();
}
