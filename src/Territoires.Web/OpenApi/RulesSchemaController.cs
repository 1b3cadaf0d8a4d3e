namespace Territoires.Web.OpenApi;

/// <summary>The JSON Schema of a call's rules, for whoever writes them in an editor or by a program.</summary>
public sealed class RulesSchemaController(RulesSchema schema) : ControllerBase
{
    [Reads("schemas/reglement.schema.json"), Policy(Permission.ReadPublic)]
    public IResult ShowRulesSchema() => schema.Bytes.ToResult();
}
