using System.Text.RegularExpressions;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Mirror;

/// <summary>A folder named after a package holds its shape, a folder of ours holds our machinery, and the app sees the first kind only.</summary>
public sealed partial class EmbeddedFolderTests
{
    private const string Prefix = "Territoires.Embedded.";

    [Fact]
    public void The_app_names_no_machinery_of_the_embedded_runtime()
    {
        using var app = AssemblyFile.Open("Territoires.Functions");
        var mirrored = Directory.EnumerateDirectories(Repo.At("src", "Embedded")).Select(folder => Prefix + Path.GetFileName(folder))
            .Where(name => !name.StartsWith(Prefix + Prefix, StringComparison.Ordinal));

        app.References.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Except(mirrored, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void The_machinery_of_the_embedded_runtime_declares_no_vendor_namespace()
    {
        var machinery = EmbeddedFolders().Where(name => name.StartsWith("Territoires.", StringComparison.Ordinal)).ToList();
        machinery.ShouldNotBeEmpty();
        foreach (var name in machinery)
        {
            using var file = AssemblyFile.Open(name);
            var foreign = file.Reader.TypeDefinitions.Select(file.Reader.GetTypeDefinition)
                .Where(type => type.GetDeclaringType().IsNil)
                .Select(type => $"{file.Reader.GetString(type.Namespace)}.{file.Reader.GetString(type.Name)}")
                .Where(type => !IsMadeByTheCompiler(type) && !type.StartsWith("Territoires.Embedded.", StringComparison.Ordinal));
            foreign.ShouldBeEmpty(name);
        }
    }

    /// <summary>Internal files hold machinery; a public type is a mirror, and is found by its name.</summary>
    [Fact]
    public void A_file_of_a_mirrored_package_declares_one_upstream_type_and_has_its_name()
    {
        var wrong = EmbeddedFolders().Where(name => !name.StartsWith("Territoires.", StringComparison.Ordinal))
            .SelectMany(name => Repo.Sources(Repo.At("src", "Embedded", name), "*.cs"))
            .Select(file => (Name: Repo.Name(file), Stem: Path.GetFileNameWithoutExtension(file), Types: PublicType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).ToList()))
            .Where(file => file.Types.Count > 1 || (file.Types.Count == 1 && file.Stem != file.Types[0] && file.Stem != $"{file.Types[0]}OfT"))
            .Select(file => $"{file.Name} declares {string.Join(", ", file.Types)}");

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> EmbeddedFolders() =>
        Directory.EnumerateDirectories(Repo.At("src", "Embedded")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => File.Exists(Repo.At("src", "Embedded", name, $"{name}.csproj")));

    /// <summary>A top-level public type; a nested one is indented. A generic type may stand in <c>XOfT.cs</c>, beside the <c>X</c> that is not.</summary>
    [GeneratedRegex(@"^public ((static|abstract|sealed|readonly|partial) )*((class|record|struct|interface|enum)( class| struct)? |delegate [^(\n]* )(?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex PublicType();

    /// <summary>Types that the compiler and source generators add have a namespace of the framework or a name with a sign.</summary>
    private static bool IsMadeByTheCompiler(string type) =>
        type.StartsWith('.') || type.Contains('<', StringComparison.Ordinal)
        || type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal) || type.StartsWith("System.", StringComparison.Ordinal);
}
