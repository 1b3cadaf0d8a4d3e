using System.Reflection;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Territoires.Functions.Http;
using Territoires.Tests.Architecture.Metadata;
using Territoires.Web.Access;

namespace Territoires.Tests.Architecture.Walls;

/// <summary>What the real hosts ask of functions, most of which the compiler does not see.</summary>
public sealed class FunctionTests
{
    /// <summary>Both come as parameters of a function only; nothing registers them on the real host.</summary>
    [Fact]
    public void No_constructor_asks_for_a_durable_client_or_an_orchestration_context() =>
        AppFunctions.App.GetTypes()
            .SelectMany(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(constructor => constructor.GetParameters().Any(parameter =>
                typeof(DurableTaskClient).IsAssignableFrom(parameter.ParameterType)
                    || typeof(TaskOrchestrationContext).IsAssignableFrom(parameter.ParameterType)))
            .Where(constructor => !IsMadeByTheCompiler(constructor.DeclaringType!))
            .Select(constructor => constructor.DeclaringType!.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void Every_function_and_its_class_are_public()
    {
        AppFunctions.All.ShouldNotBeEmpty();
        AppFunctions.All.Where(function => !function.Class.IsPublic || !function.Method.IsPublic).ShouldBeEmpty();
    }

    /// <summary>The API has a file a resource; everything else is one function a class.</summary>
    [Fact]
    public void A_class_outside_the_api_holds_one_function_and_its_method_is_RunAsync_or_Run_when_it_answers_at_once()
    {
        var others = AppFunctions.All.Where(function => !IsOfAResource(function)).ToArray();

        others.GroupBy(function => function.Class).Where(group => group.Count() > 1).Select(group => group.Key.Name).ShouldBeEmpty();
        others.Where(function => function.Method.Name != (typeof(Task).IsAssignableFrom(function.Method.ReturnType) ? "RunAsync" : "Run"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_function_of_a_resource_is_named_after_its_method() =>
        AppFunctions.All.Where(IsOfAResource).Where(function => function.Method.Name != $"{function.Name}Async").ShouldBeEmpty();

    [Fact]
    public void Names_of_functions_are_unique_whatever_their_case() =>
        AppFunctions.All.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => group.Key).ShouldBeEmpty();

    [Fact]
    public void A_function_on_http_outside_the_api_is_named_after_its_class() =>
        AppFunctions.All.Where(function => function.Http is not null && !IsOfAResource(function) && function.Name != function.Class.Name)
            .ShouldBeEmpty();

    [Fact]
    public void A_route_is_said_and_has_no_leading_slash_and_does_not_begin_with_what_the_host_keeps() =>
        AppFunctions.All.Where(function => function.Http is { } http && !IsGood(http.Route))
            .Select(function => $"{function}: {function.Http!.Route ?? "no route"}").ShouldBeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData("/api/calls")]
    [InlineData("administration")]
    [InlineData("Runtime/x")]
    public void A_route_that_the_host_would_not_serve_is_seen(string? route) => IsGood(route).ShouldBeFalse();

    [Fact]
    public void Every_function_on_http_declares_its_policy_and_no_other_does()
    {
        // The two that run the site: each of its addresses has a policy of its own.
        AppFunctions.All.Where(function => function.Http is not null && !HasPolicy(function)).Select(function => function.Name)
            .ShouldBe([nameof(Site), nameof(SiteHome)], ignoreOrder: true);
        AppFunctions.All.Where(function => function.Http is null && HasPolicy(function)).ShouldBeEmpty();
    }

    /// <summary>What is called by a host is not called by others: pages are, until they are controllers.</summary>
    [Fact]
    public void No_class_that_is_registered_as_a_service_is_a_function()
    {
        string[] assemblies =
        [
            "Territoires.Core", "Territoires.Functions", .. Directory.Exists(Repo.At("src", "Territoires.Web"))
                ? ["Territoires.Web"]
                : Array.Empty<string>(),
        ];
        var services = assemblies.SelectMany(ServicesOf).ToHashSet(StringComparer.Ordinal);

        services.ShouldContain("Territoires.Core.Mail.MailOutbox");
        AppFunctions.All.Select(function => function.Class.FullName)
            .Where(name => services.Contains(name!)).ShouldBeEmpty();
    }

    /// <summary>The type arguments of each <c>AddSingleton</c> and its like.</summary>
    private static List<string> ServicesOf(string assembly)
    {
        using var file = AssemblyFile.Open(assembly);
        return
        [
            .. file.Bodies().SelectMany(body => body.Code).Where(instruction => instruction.IsCall)
                .Select(instruction => file.Called(instruction.Handle))
                .Where(call => call?.Member.Type.StartsWith("Microsoft.Extensions.DependencyInjection.", StringComparison.Ordinal) == true)
                .SelectMany(call => call!.Value.TypeArguments),
        ];
    }

    private static bool IsOfAResource(AppFunction function) => function.Class.Namespace == "Territoires.Functions.Api";

    private static bool HasPolicy(AppFunction function) => function.Method.IsDefined(typeof(PolicyAttribute), false);

    private static bool IsGood(string? route) => route is { Length: > 0 } && route[0] != '/'
        && !route.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
        && !route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase);

    private static bool IsMadeByTheCompiler(Type type) => type.Name.Contains('<', StringComparison.Ordinal);
}
