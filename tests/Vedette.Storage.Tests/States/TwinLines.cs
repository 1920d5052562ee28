using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Storage.Tests.States;

internal static class TwinLines
{
    /// <summary>As <see cref="HostHistory.Truth"/> writes it.</summary>
    public static List<string> Of(TwinState state) =>
        [.. state.Snapshot().Entities.Select(e => $"{e.Key} {Value(e.Description, ProcessFields.Name)} {Value(e.Readings, ProcessFields.MemoryRssBytes)}").Order(StringComparer.Ordinal)];

    private static object? Value(byte[] section, EntityField field)
    {
        var reader = new FieldReader(section);
        while (reader.TryNext(out byte number))
        {
            if (number == field.Number)
            {
                return reader.ReadValue();
            }
        }

        return null;
    }
}
