namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>Has a body of line protocol stored: a good line is kept whatever its neighbours are.</summary>
internal static class LineProtocolIntake
{
    public static async Task TakeAsync(ReadOnlyMemory<byte> body, TimePrecision precision, PointWriter writer, CancellationToken stop)
    {
        var lines = new LineReader(body);
        while (TakePiece(lines, precision, writer))
        {
            await writer.FlushAsync(stop);
        }

        await writer.FlushAsync(stop);
    }

    /// <summary>False at the end of the body.</summary>
    private static bool TakePiece(LineReader lines, TimePrecision precision, PointWriter writer)
    {
        var parsed = new ParsedLine();
        var point = new TelegrafPoint();
        while (!writer.IsFull)
        {
            if (!lines.Next(out ReadOnlySpan<byte> line))
            {
                return false;
            }

            if (!LineParser.TryParse(line, parsed, out string problem) || !TryTranslate(line, parsed, precision, point, out problem))
            {
                writer.Report.Unreadable($"line {lines.LineNumber}: {problem}");
                continue;
            }

            point.TimestampMs = parsed.Timestamp is null ? writer.ReceivedAtMs : point.TimestampMs;
            writer.Add(point, "line", lines.LineNumber);
        }

        return true;
    }

    private static bool TryTranslate(ReadOnlySpan<byte> line, ParsedLine parsed, TimePrecision precision, TelegrafPoint point, out string problem)
    {
        problem = "";
        point.Clear();
        point.Measurement = EscapedText.ReadMeasurement(line[parsed.Measurement]);
        point.TextFields = parsed.TextFields;
        foreach (LineTag tag in parsed.Tags)
        {
            point.Tags.Add(new(EscapedText.Read(line[tag.Key]), EscapedText.Read(line[tag.Value])));
        }

        foreach (LineField field in parsed.Fields)
        {
            point.Fields.Add(new(EscapedText.Read(line[field.Key]), field.Value));
        }

        if (parsed.Timestamp is long timestamp)
        {
            long? ms = precision.ToMilliseconds(timestamp);
            problem = ms is null ? $"the timestamp {timestamp} lies beyond every calendar in the precision of this request" : "";
            point.TimestampMs = ms ?? 0;
        }

        return problem.Length == 0;
    }
}
