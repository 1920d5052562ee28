using Vedette.Model.States;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>One entity of a state, decoded from its bytes.</summary>
/// <param name="Fields">In the order of their numbers; a field of a newer program has only its number for a name.</param>
internal sealed record StateEntity(EntityKind Kind, string Key, IReadOnlyList<(byte Number, string Name, object Value)> Fields)
{
    public string? Text(EntityField field) => Value(field) as string;

    public double? Number(EntityField field) => Value(field) switch
    {
        long whole => whole,
        double number => number,
        _ => null,
    };

    public IReadOnlyList<string> Texts(EntityField field) => Value(field) as string[] ?? [];

    private object? Value(EntityField field)
    {
        foreach ((byte number, _, object value) in Fields)
        {
            if (number == field.Number)
            {
                return value;
            }
        }

        return null;
    }
}
