using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Walls;

/// <summary>The fourth wall: the site is ASP.NET Core, and knows nothing of who runs it.</summary>
public sealed class WebWallTests
{
    [Fact]
    public void The_site_names_no_type_of_functions()
    {
        using var web = AssemblyFile.Open("Territoires.Web");

        web.References.ShouldContain("Territoires.Core");
        web.References.Where(IsOfFunctions).ShouldBeEmpty();
        web.ForeignTypes.Where(type => IsOfFunctions(type.Type)).Select(type => type.Type).ShouldBeEmpty();
    }

    private static bool IsOfFunctions(string name) =>
        name.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal)
            || name.StartsWith("Territoires.Functions", StringComparison.Ordinal);
}
