namespace Vedette.Model.States;

/// <summary>A fan of a miner. The key is <c>MINER/KIND/SLOT</c>. Numbers are for ever.</summary>
public static class MinerFanFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.MinerFan, "miner_fan");

    public static EntityField Miner { get; } = Schema.Describe(1, "miner", FieldType.Text);
    public static EntityField Kind { get; } = Schema.Describe(2, "kind", FieldType.Text);
    public static EntityField Slot { get; } = Schema.Describe(3, "slot", FieldType.Integer);

    public static EntityField Rpm { get; } = Schema.Read(64, "rpm", FieldType.Number);
    public static EntityField DutyRatio { get; } = Schema.Read(65, "duty_ratio", FieldType.Number);
}
