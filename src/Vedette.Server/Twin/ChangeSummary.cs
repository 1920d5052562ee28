using System.Globalization;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>A change in one short line.</summary>
internal static class ChangeSummary
{
    private const int LongestValue = 60;
    private const int MostFields = 3;

    public static string Of(TwinEntity? before, TwinEntity? after, IReadOnlyList<FieldChange>? fields)
    {
        TwinEntity entity = after ?? before!;
        string title = EntityTitle.Of(entity);
        if (fields is null)
        {
            ChangeRule? rule = ChangeRules.Find(entity.Kind);
            string detail = after is null ? "" : Detail(entity);
            return $"{title}{detail} {(after is null ? rule?.Gone : rule?.Appeared)}";
        }

        return Special(before, entity, title, fields) ?? Join(entity.Kind, title, fields);
    }

    private static string? Special(TwinEntity? before, TwinEntity after, string title, IReadOnlyList<FieldChange> fields)
    {
        bool Changed(EntityField field) => fields.Any(f => f.Name == field.Name);
        switch (after.Kind)
        {
            case EntityKind.Package when Changed(PackageFields.Version):
                return $"{title} {Arrow(fields.First(f => f.Name == PackageFields.Version.Name))}";
            case EntityKind.Host when Changed(HostFields.KernelVersion):
                return $"kernel {Arrow(fields.First(f => f.Name == HostFields.KernelVersion.Name))}{(Changed(HostFields.BootId) ? ", rebooted" : "")}";
            case EntityKind.Host when Changed(HostFields.BootId) && !fields.Any(f => f.Name == HostFields.AgentVersion.Name || f.Name == HostFields.NvidiaDriverVersion.Name):
                return "rebooted";
            case EntityKind.Service when EntityValues.Text(after, ServiceFields.ActiveState) == "failed" && (Changed(ServiceFields.ActiveState) || Changed(ServiceFields.Result)):
                return $"{title} failed{(EntityValues.Text(after, ServiceFields.Result) is { } result ? $" ({result})" : "")}";
            case EntityKind.Container when Changed(ContainerFields.Id):
                return Recreated(title, [.. fields.Where(f => f.Name != ContainerFields.Id.Name)]);
            case EntityKind.Service when Changed(ServiceFields.Restarts):
            case EntityKind.Container when Changed(ContainerFields.Restarts) && !Changed(ContainerFields.Image):
                return $"{title} restarted";
            default:
                return before is null || !ChangeRules.IsRestart(before, after) ? null : ChangeRules.IsRestartAlone(before, after) ? $"{title} restarted" : Join(after.Kind, $"{title} restarted", fields);
        }
    }

    private static string Recreated(string title, IReadOnlyList<FieldChange> others) =>
        others.Any(f => f.Name == ContainerFields.Image.Name) ? Join(EntityKind.Container, $"{title} recreated", [.. others.Where(f => f.Name == ContainerFields.Image.Name)]) : $"{title} recreated";

    private static string Join(EntityKind kind, string title, IReadOnlyList<FieldChange> fields)
    {
        ChangeRule? rule = ChangeRules.Find(kind);
        EntitySchema schema = EntitySchemas.Find(kind)!;
        FieldChange[] counting = [.. fields.Where(f => rule is not null && schema.Find(f.Name) is { } field && rule.Counts(field))];
        string shown = string.Join(", ", counting.Take(MostFields).Select(f => $"{f.Name.Replace('_', ' ')} {Arrow(f)}"));
        string more = counting.Length > MostFields ? $" and {counting.Length - MostFields} more" : "";
        return $"{title}: {shown}{more}";
    }

    private static string Detail(TwinEntity entity) => entity.Kind switch
    {
        EntityKind.Package => $" {EntityValues.Text(entity, PackageFields.Version)}",
        EntityKind.Container when EntityValues.Text(entity, ContainerFields.Image) is { } image => $" ({image})",
        EntityKind.Disk when EntityValues.Text(entity, DiskFields.Model) is { } model => $" ({model})",
        _ => "",
    };

    private static string Arrow(FieldChange field) => $"{Shown(field.Before)} -> {Shown(field.After)}";

    private static string Shown(object? value)
    {
        string text = value switch
        {
            null => "unknown",
            string[] texts => string.Join(' ', texts),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "…");
    }
}
