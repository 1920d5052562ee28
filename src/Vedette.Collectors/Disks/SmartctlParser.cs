using System.Text.Json;

namespace Vedette.Collectors.Disks;

/// <summary>What <c>smartctl --json</c> (7.0 and later) prints about one disk: ATA, NVMe and SCSI alike.</summary>
internal static class SmartctlParser
{
    private const int ReallocatedSectors = 5;
    private const int ReportedUncorrectable = 187;

    /// <summary>Always a reading: where the text tells nothing of the disk's health, one that says why.</summary>
    public static SmartReading Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new SmartReading { Unavailable = "smartctl printed no JSON; version 7.0 or later is needed" };
        }
    }

    private static SmartReading Read(JsonElement root)
    {
        JsonElement nvme = At(root, "nvme_smart_health_information_log");
        var reading = new SmartReading
        {
            Health = At(root, "smart_status", "passed").ValueKind switch { JsonValueKind.True => "passed", JsonValueKind.False => "failed", _ => null },
            TemperatureCelsius = Number(At(root, "temperature", "current")),
            PowerOnHours = Whole(At(root, "power_on_time", "hours")),
            WearPercent = Number(At(root, "endurance_used", "current_percent")) ?? Number(At(nvme, "percentage_used")),
            ReallocatedSectors = Attribute(root, ReallocatedSectors) ?? Whole(At(root, "scsi_grown_defect_list")),
            MediaErrors = Whole(At(nvme, "media_errors")) ?? Attribute(root, ReportedUncorrectable) ?? Whole(At(root, "scsi_error_counter_log", "read", "total_uncorrected_errors")),
            SparePercent = Number(At(nvme, "available_spare")) ?? Number(At(root, "spare_available", "current_percent")),
        };
        return reading == new SmartReading() ? new SmartReading { Unavailable = Reason(root) } : reading;
    }

    private static string Reason(JsonElement root)
    {
        JsonElement messages = At(root, "smartctl", "messages");
        string? told = messages.ValueKind == JsonValueKind.Array
            ? messages.EnumerateArray().Select(message => At(message, "string")).Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()).FirstOrDefault()
            : null;
        return string.IsNullOrWhiteSpace(told) ? "the disk tells nothing of its health" : "smartctl: " + told.Trim();
    }

    private static long? Attribute(JsonElement root, int id)
    {
        JsonElement table = At(root, "ata_smart_attributes", "table");
        if (table.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (JsonElement row in table.EnumerateArray())
        {
            if (Whole(At(row, "id")) == id)
            {
                return Whole(At(row, "raw", "value"));
            }
        }

        return null;
    }

    private static JsonElement At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    private static long? Whole(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long value) && value >= 0 ? value : null;

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double value) && double.IsFinite(value) ? value : null;
}
