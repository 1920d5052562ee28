namespace Vedette.Agent.Snapshot.Document;

/// <summary>Times as the format has them: RFC 3339 in the machine's own zone, to the second; Z where that is UTC.</summary>
internal static class StateTime
{
    public static string Text(DateTimeOffset time, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(time, zone);
        return local.Offset == TimeSpan.Zero ? $"{local:yyyy-MM-ddTHH:mm:ss}Z" : $"{local:yyyy-MM-ddTHH:mm:sszzz}";
    }
}
