using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Vedette.MinerSimulator.Recordings;

namespace Vedette.MinerSimulator.Serving;

/// <summary>Reads one request as the port's protocol ends it.</summary>
internal static class IncomingRequest
{
    private const int MostBytes = 65_536;
    private static readonly string[] WebMethods = ["GET ", "POST ", "PUT ", "PATCH ", "HEAD ", "OPTIONS "];

    /// <summary>Null where the client left before it had asked.</summary>
    public static async Task<byte[]?> ReadAsync(Socket socket, int port, CancellationToken stop)
    {
        byte[] buffer = new byte[4096];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= MostBytes)
                {
                    return null;
                }

                Array.Resize(ref buffer, length * 2);
            }

            int count = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None, stop);
            if (count == 0)
            {
                return null;
            }

            length += count;
            if (IsWhole(buffer.AsSpan(0, length), port))
            {
                return buffer[..length];
            }
        }
    }

    public static bool IsWeb(ReadOnlySpan<byte> request)
    {
        foreach (string method in WebMethods)
        {
            if (request.StartsWith(Encoding.ASCII.GetBytes(method)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWhole(ReadOnlySpan<byte> request, int port)
    {
        if (port == DeviceRecording.WhatsminerPort)
        {
            return request.Length >= 4 && request.Length - 4 >= BinaryPrimitives.ReadUInt32LittleEndian(request);
        }

        if (IsWeb(request))
        {
            int end = request.IndexOf("\r\n\r\n"u8);
            return end >= 0 && request.Length - end - 4 >= ContentLength(Encoding.Latin1.GetString(request[..end]));
        }

        // A cgminer takes what one read gives it; a VolcMiner waits for the line's end.
        return port == DeviceRecording.VolcMinerPort ? request.Contains((byte)'\n') : request[0] != (byte)'{' || IsDocument(request);
    }

    private static bool IsDocument(ReadOnlySpan<byte> request)
    {
        var reader = new Utf8JsonReader(request, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return true;   // It will not become any better.
        }
    }

    private static int ContentLength(string head)
    {
        foreach (string line in head.Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) && int.TryParse(line.AsSpan(15).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            {
                return length;
            }
        }

        return 0;
    }
}
