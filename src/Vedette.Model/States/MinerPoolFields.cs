namespace Vedette.Model.States;

/// <summary>A pool that a miner is set to. The key is <c>MINER/GROUP/INDEX</c>. Numbers are for ever.</summary>
public static class MinerPoolFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.MinerPool, "miner_pool");

    public static EntityField Miner { get; } = Schema.Describe(1, "miner", FieldType.Text);
    public static EntityField Group { get; } = Schema.Describe(2, "group", FieldType.Integer);
    public static EntityField Index { get; } = Schema.Describe(3, "index", FieldType.Integer);
    public static EntityField Priority { get; } = Schema.Describe(4, "priority", FieldType.Integer);
    public static EntityField Url { get; } = Schema.Describe(5, "url", FieldType.Text);
    public static EntityField Worker { get; } = Schema.Describe(6, "worker", FieldType.Text);
    public static EntityField Status { get; } = Schema.Describe(7, "status", FieldType.Text);
    public static EntityField Active { get; } = Schema.Describe(8, "active", FieldType.Flag);
    public static EntityField IsDeveloperFee { get; } = Schema.Describe(9, "is_developer_fee", FieldType.Flag);

    public static EntityField Accepted { get; } = Schema.Read(64, "accepted_total", FieldType.Integer);
    public static EntityField Rejected { get; } = Schema.Read(65, "rejected_total", FieldType.Integer);
    public static EntityField Stale { get; } = Schema.Read(66, "stale_total", FieldType.Integer);
    public static EntityField LastShareAgeSeconds { get; } = Schema.Read(67, "last_share_age_seconds", FieldType.Number, FieldUnit.Seconds);
    public static EntityField Difficulty { get; } = Schema.Read(68, "difficulty", FieldType.Number);
}
