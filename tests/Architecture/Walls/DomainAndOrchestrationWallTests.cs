using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Walls;

/// <summary>The two walls that are worth a project: purity (Domain) and determinism (Orchestrations).</summary>
public sealed class DomainAndOrchestrationWallTests
{
    private const string Domain = "Territoires.Domain";
    private const string Orchestrations = "Territoires.Orchestrations";

    /// <summary>Types of the framework that reach outside: files, network, processes, and what differs from one run to the next.</summary>
    private static readonly string[] Outside =
    [
        "Microsoft.", "System.Net.", "System.Diagnostics.Process", "System.Data.", "System.Random", "System.Console", "System.Timers.",
        "System.Threading.Timer", "System.Threading.Thread", "System.TimeProvider", "System.Security.Cryptography.RandomNumberGenerator",
        "System.IO.File", "System.IO.Directory", "System.IO.Drive", "System.IO.Path", "System.IO.Pipes.", "System.IO.IsolatedStorage.",
    ];

    /// <summary>Members of types that are otherwise plain values.</summary>
    private static readonly string[] Clocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.TimeZoneInfo.get_Local", "System.Threading.Tasks.Task.Delay",
        "System.Threading.Tasks.Task.Run",
        "System.Diagnostics.Stopwatch.GetTimestamp", "System.Diagnostics.Stopwatch.StartNew",
    ];

    [Fact]
    public void The_domain_references_nothing_but_the_framework()
    {
        using var domain = AssemblyFile.Open(Domain);

        domain.References.Where(name => !IsFramework(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Orchestrations_reference_the_domain_the_durable_abstractions_and_the_framework()
    {
        using var orchestrations = AssemblyFile.Open(Orchestrations);

        // The domain is permitted, not required: the compiler drops a reference that nothing uses yet.
        orchestrations.References.Where(name => !IsFramework(name))
            .Except([Domain], StringComparer.Ordinal)
            .ShouldBe(["Microsoft.DurableTask.Abstractions"]);
    }

    [Theory]
    [InlineData(Domain)]
    [InlineData(Orchestrations)]
    public void Nothing_behind_a_wall_reaches_outside_or_asks_what_time_it_is(string assembly)
    {
        using var file = AssemblyFile.Open(assembly);

        // What the compiler itself embeds (attributes) and the durable package are the only names of a vendor.
        var reached = file.ForeignTypes
            .Where(type => Outside.Any(prefix => type.Type.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(type => assembly != Orchestrations || !type.Type.StartsWith("Microsoft.DurableTask.", StringComparison.Ordinal))
            .Select(type => type.Type);
        // An iterator that the compiler writes asks for its thread: nothing of the environment is read.
        var asked = file.ForeignMembers.Select(member => $"{member.Type}.{member.Name}")
            .Where(member => Clocks.Contains(member)
                || (member.StartsWith("System.Environment.", StringComparison.Ordinal)
                    && member != "System.Environment.get_CurrentManagedThreadId"));

        reached.Concat(asked).ShouldBeEmpty();
    }

    [Fact]
    public void The_walls_can_fall()
    {
        using var app = AssemblyFile.Open("Territoires.Functions");

        app.ForeignTypes.ShouldContain(type => Outside.Any(prefix => type.Type.StartsWith(prefix, StringComparison.Ordinal)));
        app.References.ShouldContain(name => !IsFramework(name));
    }

    private static bool IsFramework(string assembly) =>
        assembly is "System" or "mscorlib" or "netstandard" || assembly.StartsWith("System.", StringComparison.Ordinal);
}
