using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>
/// The engine leaves a cancelled waiter of an event where it takes the next one: waiters are made in one place and never cancelled.
/// </summary>
public sealed partial class EventWaitTests
{
    private const string Context = "Microsoft.DurableTask.TaskOrchestrationContext";
    private const string Wait = "WaitForExternalEvent";

    [Fact]
    public void Events_are_waited_for_in_one_place_that_keeps_one_waiter_a_name()
    {
        using var orchestrations = AssemblyFile.Open("Territoires.Orchestrations");
        var users = from body in orchestrations.Bodies()
                    from instruction in body.Code
                    where instruction.Code.OperandType == OperandType.InlineMethod
                    let called = orchestrations.Called(instruction.Handle)
                    where called?.Member.Type == Context && called.Value.Member.Name == Wait
                    select body.Type;

        users.ShouldBe(["Territoires.Orchestrations.EventWaits"]);
    }

    [Fact]
    public void No_wait_for_an_event_is_given_a_token_that_could_cancel_it()
    {
        var waits = Repo.Sources(Repo.At("src", "Territoires.Orchestrations"), "*.cs")
            .SelectMany(file => Waits().Matches(File.ReadAllText(file))).Select(match => match.Value).ToList();

        waits.ShouldNotBeEmpty();
        waits.Where(IsCancellable).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("WaitForExternalEvent<FactNotice>(name, loser.Token)", true)]
    [InlineData("WaitForExternalEvent<FactNotice>(name)", false)]
    public void A_wait_that_could_be_cancelled_is_seen(string wait, bool cancellable) => IsCancellable(wait).ShouldBe(cancellable);

    private static bool IsCancellable(string wait) => wait.Contains(',', StringComparison.Ordinal);

    [GeneratedRegex(@"WaitForExternalEvent<\w+>\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Waits();
}
