using Territoires.Domain;

namespace Territoires.Functions.Instruction;

/// <summary>A form that came without the choice that it asks for: it is shown again, with the field named.</summary>
public static class ChoiceMissing
{
    public static Problem In(string field, string message) =>
        new("choix-manquant", 422, "Un choix manque.", message, "Faites votre choix, puis envoyez de nouveau.") { Faults = [new Fault(field, message)] };
}
