namespace Vedette.MethodOrder.Code;

/// <summary>
/// How long one x86-64 instruction is, and where in it a distance to another place of the code stands: of a call or jump, or of an operand relative to the instruction pointer.
/// Knows what compilers write; anything else has a length of zero.
/// </summary>
internal readonly record struct X64Instruction
{
    private const int Longest = 15;

    private X64Instruction(int length, int distanceAt, int distanceBytes)
    {
        Length = length;
        DistanceAt = distanceAt;
        DistanceBytes = distanceBytes;
    }

    public int Length { get; }

    /// <summary>Where in the instruction the distance stands; -1 where there is none.</summary>
    public int DistanceAt { get; }

    /// <summary>1 or 4.</summary>
    public int DistanceBytes { get; }

    public static X64Instruction Decode(ReadOnlySpan<byte> code)
    {
        // The end of the method is not the end of the array: what is missing reads as nothing known.
        Span<byte> padded = stackalloc byte[Longest + 8];
        padded.Clear();
        code[..Math.Min(code.Length, Longest)].CopyTo(padded);
        X64Instruction read = new Reader(padded).Read();
        return read.Length <= Math.Min(code.Length, Longest) ? read : default;
    }

    private ref struct Reader(ReadOnlySpan<byte> code)
    {
        private readonly ReadOnlySpan<byte> _code = code;
        private int _at;
        private bool _short;
        private bool _wide;
        private int _distanceAt = -1;

        public X64Instruction Read()
        {
            while (_code[_at] is 0x66 or 0xF2 or 0xF3 or 0xF0 or 0x2E or 0x3E or 0x26 or 0x36 or 0x64 or 0x65)
            {
                _short |= _code[_at++] == 0x66;
                if (_at > Longest)
                {
                    return default;
                }
            }

            if (_code[_at] is 0xC4 or 0xC5 or 0x62)
            {
                return Vector();
            }

            if ((_code[_at] & 0xF0) == 0x40)
            {
                _wide = (_code[_at++] & 8) != 0;
            }

            byte opcode = _code[_at++];
            return opcode == 0x0F ? Escaped() : Plain(opcode);
        }

        private readonly int Word => _short && !_wide ? 2 : 4;

        private X64Instruction Plain(byte opcode) => opcode switch
        {
            < 0x40 when (opcode & 7) < 4 => Operand(0),
            < 0x40 when (opcode & 7) == 4 => Rest(1),
            < 0x40 when (opcode & 7) == 5 => Rest(Word),
            >= 0x50 and <= 0x5F or >= 0x90 and <= 0x99 or >= 0x9B and <= 0x9F or >= 0xA4 and <= 0xA7 or >= 0xAA and <= 0xAF or 0xC3 or 0xC9 or 0xCC or 0xF4 or 0xF5 or >= 0xF8 and <= 0xFD => Rest(0),
            0x68 or 0xA9 => Rest(Word),
            0x69 or 0x81 or 0xC7 => Operand(Word),
            0x6A or 0xA8 or >= 0xB0 and <= 0xB7 or 0xCD => Rest(1),
            0x6B or 0x80 or 0x83 or 0xC0 or 0xC1 or 0xC6 => Operand(1),
            >= 0x70 and <= 0x7F or >= 0xE0 and <= 0xE3 or 0xEB => Distance(1),
            0x63 or >= 0x84 and <= 0x8F or >= 0xD0 and <= 0xD3 or >= 0xD8 and <= 0xDF or 0xFE or 0xFF => Operand(0),
            >= 0xA0 and <= 0xA3 => Rest(8),
            >= 0xB8 and <= 0xBF => Rest(_wide ? 8 : Word),
            0xC2 => Rest(2),
            0xE8 or 0xE9 => _short && !_wide ? default : Distance(4),
            0xF6 => Operand((_code[_at] & 0x38) < 0x10 ? 1 : 0),
            0xF7 => Operand((_code[_at] & 0x38) < 0x10 ? Word : 0),
            _ => default,
        };

        private X64Instruction Escaped()
        {
            byte opcode = _code[_at++];
            switch (opcode)
            {
                case 0x38:
                    _at++;
                    return Operand(0);
                case 0x3A:
                    _at++;
                    return Operand(1);
                case >= 0x80 and <= 0x8F:
                    return Distance(4);
                case 0x05 or 0x0B or 0x31 or 0x77 or 0xA2 or (>= 0xC8 and <= 0xCF):
                    return Rest(0);
                case 0x0D or (>= 0x10 and <= 0x1F) or (>= 0x28 and <= 0x2F) or (>= 0x40 and <= 0x76) or (>= 0x7C and <= 0x7F) or (>= 0x90 and <= 0x9F) or (>= 0xA3 and <= 0xA5) or (>= 0xAB and <= 0xC7) or (>= 0xD0 and <= 0xFE):
                    return Operand(TakesByte(opcode) ? 1 : 0);
                default:
                    return default;
            }
        }

        // VEX in two or three bytes, EVEX in four: the map of opcodes stands in the second byte, or is the first map.
        private X64Instruction Vector()
        {
            byte kind = _code[_at];
            int map = kind == 0xC5 ? 1 : _code[_at + 1] & (kind == 0xC4 ? 0x1F : 7);
            _at += kind switch { 0xC5 => 2, 0xC4 => 3, _ => 4 };
            byte opcode = _code[_at++];
            return map switch
            {
                1 when opcode == 0x77 && kind != 0x62 => Rest(0),
                1 => Operand(TakesByte(opcode) ? 1 : 0),
                2 => Operand(0),
                3 => Operand(1),
                _ => default,
            };
        }

        private static bool TakesByte(byte opcode) => opcode is (>= 0x70 and <= 0x73) or 0xA4 or 0xAC or 0xBA or 0xC2 or (>= 0xC4 and <= 0xC6);

        private X64Instruction Operand(int bytesBehind)
        {
            byte form = _code[_at++];
            int mode = form >> 6, register = form & 7;
            if (mode != 3 && register == 4)
            {
                // Without a base the displacement takes four bytes.
                bool noBase = mode == 0 && (_code[_at] & 7) == 5;
                _at += noBase ? 5 : 1;
            }
            else if (mode == 0 && register == 5)
            {
                _distanceAt = _at;
                _at += 4;
            }

            _at += mode switch { 1 => 1, 2 => 4, _ => 0 };
            return Rest(bytesBehind);
        }

        private X64Instruction Distance(int bytes)
        {
            _distanceAt = _at;
            _at += bytes;
            return new X64Instruction(_at, _distanceAt, bytes);
        }

        private readonly X64Instruction Rest(int bytes) => new(_at + bytes, _distanceAt, _distanceAt < 0 ? 0 : 4);
    }
}
