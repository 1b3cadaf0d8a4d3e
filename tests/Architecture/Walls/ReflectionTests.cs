using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Walls;

/// <summary>
/// What runs is what is written: nothing of the app is found by its name, but what functions declare: their policies, and what the
/// API says of itself.
/// </summary>
public sealed class ReflectionTests
{
    private static readonly string[] Reflecting = ["System.Reflection.", "System.Activator", "System.Runtime.Loader.", "Microsoft.CSharp."];

    /// <summary>Members of <see cref="Type"/> and its base that only say a name or compare; the others look inside.</summary>
    private static readonly string[] Plain =
    [
        "GetTypeFromHandle", "get_Name", "get_FullName", "op_Equality", "op_Inequality", "ToString", "Equals", "GetHashCode",
    ];

    [Theory]
    [InlineData("Territoires.Domain")]
    [InlineData("Territoires.Orchestrations")]
    [InlineData("Territoires.Core")]
    [InlineData("Territoires.Web")]
    [InlineData("Territoires.Functions")]
    public void The_app_looks_at_itself_only_where_functions_declare_something(string assembly)
    {
        using var file = AssemblyFile.Open(assembly);
        var lookers = file.Bodies()
            .Where(body => body.Code.Any(
                instruction => instruction.IsCall && file.Called(instruction.Handle) is { } call && IsReflection(call.Member)))
            .Select(body => body.Type)
            .Distinct(StringComparer.Ordinal);

        // The site names its own assembly to the framework, which finds the controllers in it.
        lookers.Where(type => !IsMadeByTheCompiler(type)).ShouldBe(assembly switch
        {
            "Territoires.Functions" => ["Territoires.Functions.Http.DeclaredOperations", "Territoires.Functions.Http.PolicyTable"],
            // The templates of rules are read out of the assembly that they are built into.
            "Territoires.Web" => ["Territoires.Web.Desk.Rules.RulesTemplates", "Territoires.Web.SiteServices"],
            _ => [],
        });
    }

    private static bool IsReflection(ForeignMember member) =>
        member.Type is "System.Type" or "System.Reflection.MemberInfo"
            ? !Plain.Contains(member.Name)
            : Reflecting.Any(prefix => $"{member.Type}.".StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>
    /// Types that the compiler and source generators add have a namespace of the framework or a name with a sign; the worker's
    /// generator adds one to ours.
    /// </summary>
    private static bool IsMadeByTheCompiler(string type) =>
        type == "Territoires.Functions.DirectFunctionExecutor" || type.StartsWith('.') || type.Contains('<', StringComparison.Ordinal)
        || type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal) || type.StartsWith("System.", StringComparison.Ordinal);
}
