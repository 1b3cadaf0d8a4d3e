using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>One invocation.</summary>
/// <param name="function">What is called.</param>
/// <param name="services">The invocation's scope.</param>
/// <param name="trigger">HttpContext, TimerInfo, TaskOrchestrationContext or ActivityInvocation.</param>
/// <param name="bindingData">Route values.</param>
/// <param name="cancellation">Client gone, or host stopping.</param>
internal sealed class EmbeddedFunctionContext(
    FunctionDescriptor function, IServiceProvider services, object trigger, IReadOnlyDictionary<string, object?> bindingData, CancellationToken cancellation)
    : FunctionContext
{
    public FunctionDescriptor Function => function;

    public object Trigger => trigger;

    /// <summary>The thread on which an orchestrator may begin, while it may: its turn's.</summary>
    public int? TurnThread { get; set; }

    /// <summary>An orchestrator's own task: it may never end, while the middleware around its start does.</summary>
    public Task<object?>? Turn { get; set; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Definition.Id;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override BindingContext BindingContext { get; } = new Binding(bindingData);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellation;

    private sealed class Binding(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Result : InvocationResult
    {
        public override object? Value { get; set; }
    }

    private sealed class InvocationFeatures : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> features = new() { [typeof(InvocationResult)] = new Result() };

        public T? Get<T>() => features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public void Set<T>(T instance) => features[typeof(T)] = instance ?? throw new ArgumentNullException(nameof(instance));

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
