using System.Buffers.Binary;
using System.Text;

namespace Vedette.Collectors.Tests.Llm;

/// <summary>Writes the beginning of a GGUF file as its description says.</summary>
internal sealed class GgufBytes
{
    private readonly List<byte> _pairs = [];
    private ulong _count;

    public GgufBytes Text(string key, string value)
    {
        Key(key, 8);
        Bytes(Encoding.UTF8.GetBytes(value));
        return this;
    }

    public GgufBytes UInt32(string key, uint value)
    {
        Key(key, 4);
        Number(value, 4);
        return this;
    }

    public GgufBytes UInt64(string key, ulong value)
    {
        Key(key, 10);
        Number(value, 8);
        return this;
    }

    public GgufBytes Texts(string key, params string[] values)
    {
        Key(key, 9);
        Number(8, 4);
        Number((ulong)values.Length, 8);
        foreach (string value in values)
        {
            Bytes(Encoding.UTF8.GetBytes(value));
        }

        return this;
    }

    public byte[] Build(uint version = 3)
    {
        byte[] head = new byte[24];
        "GGUF"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), version);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(8), 291);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(16), _count);
        return [.. head, .. _pairs];
    }

    public static byte[] Qwen() => new GgufBytes()
        .Text("general.architecture", "qwen2")
        .Text("general.name", "Qwen2.5 7B Instruct")
        .Text("general.size_label", "7B")
        .UInt32("qwen2.context_length", 32768)
        .Texts("tokenizer.ggml.tokens", "a", "b", "c")
        .UInt32("general.file_type", 15)
        .Build();

    private void Key(string key, uint type)
    {
        _count++;
        Bytes(Encoding.UTF8.GetBytes(key));
        Number(type, 4);
    }

    private void Bytes(byte[] bytes)
    {
        Number((ulong)bytes.Length, 8);
        _pairs.AddRange(bytes);
    }

    private void Number(ulong value, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        _pairs.AddRange(bytes[..size]);
    }
}
