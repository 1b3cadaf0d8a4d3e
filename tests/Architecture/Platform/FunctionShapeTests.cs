using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Territoires.Tests.Architecture.Walls;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>Shapes of functions that compile, run here, and go wrong on the real host only.</summary>
public sealed partial class FunctionShapeTests
{
    private static readonly IReadOnlyList<AppFunction> OnHttp = [.. AppFunctions.All.Where(function => function.Http is not null)];

    [Fact]
    public void Whatever_can_be_read_can_be_asked_for_with_head() =>
        OnHttp.Where(function => Methods(function).Contains("get", StringComparer.OrdinalIgnoreCase)
            && !Methods(function).Contains("head", StringComparer.OrdinalIgnoreCase))
            .Select(function => function.Name).ShouldBeEmpty();

    [Fact]
    public void A_function_on_http_says_its_methods() =>
        OnHttp.Where(function => Methods(function).Length == 0).Select(function => function.Name).ShouldBeEmpty();

    /// <summary>There a value that does not convert is a 500, and a name that is not in the route a null without a word.</summary>
    [Fact]
    public void What_comes_from_a_route_is_a_text_of_a_name_in_the_route()
    {
        var bound = OnHttp.SelectMany(
            function => function.Method.GetParameters().Where(IsBoundByName).Select(parameter => (function, parameter))).ToList();

        bound.ShouldNotBeEmpty();
        bound.Where(pair => pair.parameter.ParameterType != typeof(string) || !RouteValues(pair.function).Contains(pair.parameter.Name!))
            .Select(pair => $"{pair.function.Name}: {pair.parameter.ParameterType.Name} {pair.parameter.Name}").ShouldBeEmpty();
    }

    [Fact]
    public void The_home_page_has_the_route_that_the_host_takes_and_wrong_addresses_are_answered_to_every_method()
    {
        OnHttp.Select(function => function.Http!.Route).ShouldContain("{ignored:maxlength(0)?}");
        foreach (var name in new[] { "WrongAddress", "Site" })
        {
            Methods(OnHttp.Single(function => function.Name == name))
                .ShouldBe(["get", "head", "post", "put", "patch", "delete", "options"], ignoreOrder: true);
        }
    }

    [Fact]
    public void Nobody_needs_a_key_of_the_host() =>
        OnHttp.Where(function => function.Http!.AuthLevel != AuthorizationLevel.Anonymous)
            .Select(function => function.Name).ShouldBeEmpty();

    /// <summary>Each timer function has instances of its own there; a sweep does the work of many.</summary>
    [Fact]
    public void Timers_are_few_have_six_fields_and_do_not_run_at_the_start()
    {
        var timers = AppFunctions.All.Select(
            function => (function.Name, Trigger: function.Triggered<TimerTriggerAttribute>()?.GetCustomAttribute<TimerTriggerAttribute>()))
            .Where(timer => timer.Trigger is not null).ToList();

        timers.Select(timer => timer.Name).ShouldBe(["ForgetExpired", "SweepTexts"], ignoreOrder: true);
        timers.Where(timer => timer.Trigger!.Schedule.Split(' ').Length != 6 || timer.Trigger.RunOnStartup)
            .Select(timer => timer.Name).ShouldBeEmpty();
    }

    private static string[] Methods(AppFunction function) => function.Http!.Methods ?? [];

    /// <summary>The trigger, the token and what an attribute binds are not looked up by name.</summary>
    private static bool IsBoundByName(ParameterInfo parameter) =>
        !parameter.GetCustomAttributes()
            .Any(attribute => attribute.GetType().Namespace?.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal) == true)
        && parameter.ParameterType != typeof(CancellationToken) && parameter.ParameterType != typeof(FunctionContext);

    private static List<string> RouteValues(AppFunction function) =>
    [
        .. RouteValue().Matches(function.Http!.Route!).Select(match => match.Groups["name"].Value),
    ];

    [GeneratedRegex(@"\{\**(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RouteValue();
}
