using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Territoires.Tests.Architecture.Metadata;

/// <summary>A member of another assembly that an assembly names.</summary>
/// <param name="Assembly">Simple name of the other assembly.</param>
/// <param name="Type">Its type, written as the listings do, without type arguments: <c>Azure.Data.Tables.TableClient</c>.</param>
/// <param name="Name">The member.</param>
/// <param name="Parameters">Types of the parameters of a method; null for a field.</param>
internal sealed record ForeignMember(string Assembly, string Type, string Name, ImmutableArray<string>? Parameters);

/// <summary>What a built assembly names of others, read from its metadata: what it does, not what its source seems to say.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader file;

    private AssemblyFile(string path)
    {
        file = new PEReader(File.OpenRead(path));
        Reader = file.GetMetadataReader();
    }

    public MetadataReader Reader { get; }

    public IReadOnlyList<string> References =>
        [.. Reader.AssemblyReferences.Select(handle => Reader.GetString(Reader.GetAssemblyReference(handle).Name)).Order(
            StringComparer.Ordinal)];

    /// <summary>Every type that it names of another assembly.</summary>
    public IEnumerable<(string Assembly, string Type)> ForeignTypes =>
        Reader.TypeReferences.Select(handle => (AssemblyOf(handle), Names.Of(Reader, handle)));

    public IEnumerable<ForeignMember> ForeignMembers => Reader.MemberReferences.Select(Member).OfType<ForeignMember>();

    /// <summary>Every text that its code loads.</summary>
    public IEnumerable<string> Texts =>
        Bodies().SelectMany(body => body.Code).Select(instruction => instruction.Text(Reader)).OfType<string>();

    /// <summary>The assembly of that name beside the tests.</summary>
    public static AssemblyFile Open(string name) => new(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));

    /// <summary>Each method that has a body: the outermost type that it stands in, and its instructions that carry a token.</summary>
    public IEnumerable<(string Type, IReadOnlyList<Instruction> Code)> Bodies()
    {
        foreach (var handle in Reader.MethodDefinitions)
        {
            var method = Reader.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress > 0)
            {
                var body = file.GetMethodBody(method.RelativeVirtualAddress);
                yield return (Outermost(method.GetDeclaringType()), [.. Instruction.ReadAll(body.GetILReader())]);
            }
        }
    }

    /// <summary>Which of its namespaces know which: the first names a type of the second, by its shape or in its code.</summary>
    public IEnumerable<(string From, string To)> Knowledge()
    {
        foreach (var handle in Reader.TypeDefinitions)
        {
            var from = NamespaceOf(handle);
            foreach (var to in Named(Reader.GetTypeDefinition(handle)).SelectMany(
                named => OwnTypes.Of(Reader, named)).Select(NamespaceOf).Distinct())
            {
                yield return (from, to);
            }
        }
    }

    /// <summary>The member that a call names, and the type arguments of the call itself; null when it stands in the assembly.</summary>
    public (ForeignMember Member, ImmutableArray<string> TypeArguments)? Called(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            var specification = Reader.GetMethodSpecification((MethodSpecificationHandle)handle);
            return specification.Method.Kind == HandleKind.MemberReference
                && Member((MemberReferenceHandle)specification.Method) is { } generic
                ? (generic, specification.DecodeSignature(Names.Instance, null))
                : null;
        }

        return handle.Kind == HandleKind.MemberReference && Member((MemberReferenceHandle)handle) is { } member ? (member, []) : null;
    }

    public void Dispose() => file.Dispose();

    private IEnumerable<EntityHandle> Named(TypeDefinition type)
    {
        IEnumerable<EntityHandle> shape =
        [
            type.BaseType,
            .. type.GetInterfaceImplementations().Select(implemented => Reader.GetInterfaceImplementation(implemented).Interface),
            .. type.GetCustomAttributes().Select(attribute => Reader.GetCustomAttribute(attribute).Constructor),
            .. type.GetFields().Select(field => (EntityHandle)field),
            .. type.GetMethods().Select(method => (EntityHandle)method),
        ];
        var code = type.GetMethods().Select(method => Reader.GetMethodDefinition(method).RelativeVirtualAddress)
            .Where(address => address > 0)
            .SelectMany(address => Instruction.ReadAll(file.GetMethodBody(address).GetILReader()))
            .Where(instruction => instruction.NamesAMember)
            .Select(instruction => instruction.Handle);
        return shape.Concat(code).Where(named => !named.IsNil);
    }

    private string NamespaceOf(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NamespaceOf(outer) : Reader.GetString(type.Namespace);
    }

    private ForeignMember? Member(MemberReferenceHandle handle)
    {
        var member = Reader.GetMemberReference(handle);
        var parent = member.Parent.Kind switch
        {
            HandleKind.TypeReference => (TypeReferenceHandle)member.Parent,
            HandleKind.TypeSpecification => Names.Definition(Reader, (TypeSpecificationHandle)member.Parent),
            _ => default,
        };
        return parent.IsNil
            ? null
            : new ForeignMember(
                AssemblyOf(parent),
                Names.Of(Reader, parent),
                Reader.GetString(member.Name),
                member.GetKind() == MemberReferenceKind.Method ? member.DecodeMethodSignature(Names.Instance, null).ParameterTypes : null);
    }

    private string AssemblyOf(TypeReferenceHandle handle)
    {
        var scope = Reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => string.Empty,
        };
    }

    private string Outermost(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? Outermost(outer)
            : $"{Reader.GetString(type.Namespace)}.{Reader.GetString(type.Name)}";
    }
}
