using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Territoires.Tests.Architecture.Metadata;

/// <summary>One instruction of a method that carries a token: a call, a load of a text, a type.</summary>
internal readonly record struct Instruction(OpCode Code, int Token)
{
    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public bool IsCall =>
        Code == OpCodes.Call || Code == OpCodes.Callvirt || Code == OpCodes.Newobj || Code == OpCodes.Ldftn || Code == OpCodes.Ldvirtftn;

    /// <summary>What it carries is a type, a field or a method: no text, and no signature alone.</summary>
    public bool NamesAMember => Code.OperandType is not (OperandType.InlineString or OperandType.InlineSig);

    public EntityHandle Handle => (EntityHandle)MetadataTokens.Handle(Token);

    /// <summary>The text that it loads, or null.</summary>
    public string? Text(MetadataReader reader) =>
        Code == OpCodes.Ldstr ? reader.GetUserString(MetadataTokens.UserStringHandle(Token & 0xFFFFFF)) : null;

    public static IEnumerable<Instruction> ReadAll(BlobReader il)
    {
        var found = new List<Instruction>();
        while (il.RemainingBytes > 0)
        {
            var first = il.ReadByte();
            var code = Codes[first == 0xFE ? unchecked((short)(0xFE00 | il.ReadByte())) : first];
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                    or OperandType.InlineString or OperandType.InlineSig:
                    found.Add(new Instruction(code, il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = il.ReadInt32();
                    il.Offset += 4 * targets;
                    break;
                case OperandType.InlineNone:
                    break;
                default:
                    il.Offset += Size(code.OperandType);
                    break;
            }
        }

        return found;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
