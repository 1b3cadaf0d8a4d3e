using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Territoires.Orchestrations;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Walls;

/// <summary>
/// An activity is called by a text and its types are agreed by nobody: here the constant, its comment
/// (<c>argument → result</c>), the calls of the orchestrations and the function are held together.
/// </summary>
public sealed partial class OrchestrationContractTests
{
    private static readonly IReadOnlyList<string> Activities =
        [.. typeof(ActivityNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(
            field => (string)field.GetRawConstantValue()!)];

    private static readonly IEnumerable<Type> Orchestrators =
        typeof(ActivityNames).Assembly.GetTypes().Where(type => typeof(ITaskOrchestrator).IsAssignableFrom(type) && !type.IsAbstract);

    [Fact]
    public void Every_activity_that_has_a_name_is_a_function_and_every_activity_has_a_name() =>
        AppFunctions.All.Where(function => function.Triggered<ActivityTriggerAttribute>() is not null).Select(function => function.Name)
            .ShouldBe(Activities, ignoreOrder: true);

    [Fact]
    public void An_activity_takes_and_answers_what_the_comment_of_its_name_says()
    {
        var comments = Comments();
        foreach (var function in AppFunctions.All.Where(function => function.Triggered<ActivityTriggerAttribute>() is not null))
        {
            var said = comments[function.Name];
            said.ShouldBe(
                (Word(function.Triggered<ActivityTriggerAttribute>()!.ParameterType), Word(function.Result)), function.ToString());
        }
    }

    /// <summary>
    /// The result is a type argument of the call, which the compiled code keeps. The type of the argument is not: it is passed
    /// as an object. So the argument is compared through the comment alone.
    /// </summary>
    [Fact]
    public void An_orchestration_expects_of_each_activity_what_its_function_answers()
    {
        using var orchestrations = AssemblyFile.Open("Territoires.Orchestrations");
        var calls = Calls(orchestrations).ToList();

        calls.ShouldNotBeEmpty();
        foreach (var (activity, result) in calls)
        {
            var function = AppFunctions.All.SingleOrDefault(function => function.Name == activity);
            function.ShouldNotBeNull($"an orchestration calls {activity}, which no function is");
            result.ShouldBe(function.Result is { } answered ? TypeText.Plain(answered) : "nothing", activity);
        }
    }

    [Fact]
    public void Every_orchestration_is_a_function_of_its_name_that_takes_and_answers_the_same()
    {
        var functions = AppFunctions.All.Where(function => function.Triggered<OrchestrationTriggerAttribute>() is not null)
            .ToDictionary(function => function.Name, StringComparer.Ordinal);

        functions.Keys.ShouldBe(Orchestrators.Select(type => type.Name), ignoreOrder: true);
        foreach (var orchestrator in Orchestrators)
        {
            var function = functions[orchestrator.Name];
            var types = orchestrator.BaseType!.GetGenericArguments();
            function.Method.GetParameters().Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken))
                .ShouldBe([typeof(TaskOrchestrationContext), types[0]], orchestrator.Name);
            function.Result.ShouldBe(types[1], orchestrator.Name);
        }
    }

    /// <summary>Each call of an activity: the last text loaded before it is its name.</summary>
    private static IEnumerable<(string Activity, string Result)> Calls(AssemblyFile assembly)
    {
        foreach (var (_, code) in assembly.Bodies())
        {
            string? text = null;
            foreach (var instruction in code)
            {
                text = instruction.Text(assembly.Reader) ?? text;
                if (instruction.IsCall && assembly.Called(instruction.Handle) is { Member.Name: "CallActivityAsync" } call)
                {
                    yield return (text ?? "an unknown activity", call.TypeArguments.IsEmpty ? "nothing" : call.TypeArguments[0]);
                }
            }
        }
    }

    private static Dictionary<string, (string Argument, string Result)> Comments()
    {
        var file = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Territoires.Orchestrations.xml"));
        var start = $"F:{typeof(ActivityNames).FullName}.";
        return file.Descendants("member")
            .Where(member => member.Attribute("name")!.Value.StartsWith(start, StringComparison.Ordinal))
            .ToDictionary(
                member => (string)typeof(ActivityNames).GetField(member.Attribute("name")!.Value[start.Length..])!.GetRawConstantValue()!,
                member => Contract().Match(member.Element("summary")!.ToString()) is { Success: true } match
                    ? (match.Groups["argument"].Value, match.Groups["result"].Value)
                    : ("no contract in the comment", string.Empty),
                StringComparer.Ordinal);
    }

    /// <summary>A type as one writes it in a sentence: its keyword or its short name.</summary>
    private static string Word(Type? type) => type is null ? "nothing" : TypeText.Plain(type).Split('.')[^1];

    [GeneratedRegex(@"<c>(?<argument>[^<]+)</c>[^<→]*→\s*<c>(?<result>[^<]+)</c>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Contract();
}
