namespace Vedette.Model.States;

/// <summary>The fields of one kind, in the order in which pages show them. Codec, JSON, differences and search all work from these tables.</summary>
public sealed class EntitySchema
{
    private readonly List<EntityField> _fields = [];
    private readonly EntityField?[] _byNumber = new EntityField?[256];

    /// <param name="name">As in JSON replies and addresses: process, service ...</param>
    internal EntitySchema(EntityKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    public EntityKind Kind { get; }

    public string Name { get; }

    public IReadOnlyList<EntityField> Fields => _fields;

    /// <summary>Null where a newer agent knows a field that this program does not.</summary>
    public EntityField? Find(byte number) => _byNumber[number];

    public EntityField? Find(string name) => _fields.Find(f => f.Name == name);

    internal EntityField Describe(byte number, string name, FieldType type, FieldUnit unit = FieldUnit.None) =>
        Add(new EntityField(number, name, type, FieldSection.Description, unit));

    internal EntityField Read(byte number, string name, FieldType type, FieldUnit unit = FieldUnit.None) =>
        Add(new EntityField(number, name, type, FieldSection.Readings, unit));

    private EntityField Add(EntityField field)
    {
        if (field.Number == 0 || _byNumber[field.Number] is not null || Find(field.Name) is not null)
        {
            throw new ArgumentException($"{Name}: field {field.Number} '{field.Name}' stands twice or has the number 0.", nameof(field));
        }

        _byNumber[field.Number] = field;
        _fields.Add(field);
        return field;
    }
}
