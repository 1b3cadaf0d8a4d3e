using System.Reflection.Emit;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>Which members of others the compiled app uses, and from which of its types.</summary>
internal static class AppCalls
{
    private static readonly Lazy<IReadOnlyList<(string From, string Type, string Member)>> Found = new(Read);

    public static IReadOnlyList<(string From, string Type, string Member)> All => Found.Value;

    /// <summary>The types of the app that use a member, without its namespace's first two words.</summary>
    public static IReadOnlyList<string> UsersOf(string type, params string[] members) =>
    [
        .. All.Where(use => use.Type == type && (members.Length == 0 || members.Contains(use.Member)))
            .Select(use => use.From.Split('.', 3)[^1])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static List<(string From, string Type, string Member)> Read()
    {
        return [.. Read("Territoires.Core"), .. Read("Territoires.Web"), .. Read("Territoires.Functions")];
    }

    private static List<(string From, string Type, string Member)> Read(string assembly)
    {
        using var app = AssemblyFile.Open(assembly);
        return
        [
            .. from body in app.Bodies()
               from instruction in body.Code
               where instruction.Code.OperandType is OperandType.InlineMethod or OperandType.InlineField
               let called = app.Called(instruction.Handle)
               where called is not null
               select (body.Type, called.Value.Member.Type, called.Value.Member.Name),
        ];
    }
}
