namespace Microsoft.Azure.Functions.Worker;

public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    T? Get<T>();

    void Set<T>(T instance);
}
