using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>Finds the host by name, so that an app's code and references never mention it.</summary>
internal static class EmbeddedHostLocator
{
    private const string AssemblyName = "Territoires.Embedded.FunctionsHost";
    private const string TypeName = "Territoires.Embedded.FunctionsHost.EmbeddedHost";

    public static IEmbeddedHost Create(string[] args)
    {
        Assembly assembly;
        try
        {
            assembly = Assembly.Load(AssemblyName);
        }
        catch (FileNotFoundException missing)
        {
            throw new InvalidOperationException(
                $"This app was built on the embedded runtime, but the host {AssemblyName} is not beside it. "
                + "Reference that project from the app (IsFunctionApp=true does), or build with TerritoiresHost=azure.", missing);
        }
        var type = assembly.GetType(TypeName, throwOnError: true)!;
        return (IEmbeddedHost)Activator.CreateInstance(
            type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, binder: null, [args], culture: null)!;
    }
}
