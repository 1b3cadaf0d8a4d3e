using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>Finds the functions of an app: those of its assembly and of the assemblies that it references.</summary>
internal static class FunctionCatalog
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string Worker = typeof(FunctionAttribute).Assembly.GetName().Name!;

    /// <exception cref="FunctionRefusedException">One of them cannot be served; the message names it.</exception>
    public static IReadOnlyList<FunctionDescriptor> Find(Assembly app, HostJson host)
    {
        var names = new Dictionary<string, MethodInfo>(StringComparer.OrdinalIgnoreCase);
        var functions = new List<FunctionDescriptor>();
        foreach (var (name, method) in AssembliesOf(app).SelectMany(Methods))
        {
            if (!names.TryAdd(name, method))
            {
                var other = names[name];
                throw new FunctionRefusedException(name, $"the name is used twice (case is set aside), by {Place(other)} and by {Place(method)}.");
            }
            var function = FunctionDescriptor.Of(name, method, host);
            if (functions.Find(earlier => function.Route is not null && earlier.Route?.Collides(function.Route) == true) is { } collision)
            {
                throw new FunctionRefusedException(name, $"its route \"{function.Route!.Template}\" is also the one of {collision.Name}, with a method in common.");
            }
            functions.Add(function);
        }
        return functions;
    }

    private static IEnumerable<(string Name, MethodInfo Method)> Methods(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(Everything)
        let attribute = method.GetCustomAttribute<FunctionAttribute>()
        where attribute is not null
        select (attribute.Name, method);

    private static string Place(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    private static List<Assembly> AssembliesOf(Assembly app)
    {
        List<Assembly> found = [app];
        var seen = new HashSet<string>(StringComparer.Ordinal) { app.GetName().Name! };
        var waiting = new Queue<Assembly>(found);
        while (waiting.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => !IsFramework(name.Name!) && seen.Add(name.Name!)))
            {
                if (TryLoad(name) is { } referenced && referenced.GetReferencedAssemblies().Any(reference => reference.Name == Worker))
                {
                    found.Add(referenced);
                    waiting.Enqueue(referenced);
                }
            }
        }
        return found;
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard";

    /// <summary>Null when it is not beside the app: it can then hold no function that runs.</summary>
    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
