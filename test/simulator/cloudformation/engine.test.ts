import { describe, expect, it } from '@jest/globals';
import {
  ACCOUNT,
  outputOf,
  outputTemplate,
  placeholders,
  REGION,
  refusalOf,
  STACK_ID,
  worked,
} from './support.ts';

const SECTIONS = `
Parameters:
  Name: { Type: String, Default: acme }
  Many: { Type: CommaDelimitedList, Default: "a, b,c" }
  None: { Type: CommaDelimitedList, Default: "" }
  Size: { Type: Number, Default: 3 }
Mappings:
  Sizes: { eu-west-1: { small: "10", large: 20 } }
Conditions:
  Named: !Not [!Equals [!Ref Name, ""]]
  Big: !Equals [!Ref Size, "9"]
  Both: !And [!Condition Named, !Not [{ Condition: Big }]]
  Either: !Or [!Condition Big, !Condition Named]
`;

describe('intrinsic functions', () => {
  it.each([
    ['Ref of a parameter', '!Ref Name', 'acme'],
    ['Ref of a number', '!Ref Size', '3'],
    ['Ref of a resource', '!Ref Data', 'lab-data'],
    ['the account', '!Ref AWS::AccountId', ACCOUNT],
    ['the region', '!Ref AWS::Region', REGION],
    ['the stack', '!Sub "$(AWS::StackName) $(AWS::StackId)"', `lab ${STACK_ID}`],
    ['partition and suffix', '!Sub "$(AWS::Partition) $(AWS::URLSuffix)"', 'aws amazonaws.com'],
    ['GetAtt in short form', '!GetAtt Data.Arn', 'arn:aws:s3:::lab-data'],
    ['GetAtt with a list', '!GetAtt [Data, RegionalDomainName]', 'lab-data.s3.eu-west-1.amazonaws.com'],
    ['GetAtt in long form', '{ Fn::GetAtt: Data.Arn }', 'arn:aws:s3:::lab-data'],
    ['Sub', '!Sub "$(Name)-$(Data)-$(Data.Arn)"', 'acme-lab-data-arn:aws:s3:::lab-data'],
    ['Sub with variables', '!Sub ["$(Name)/$(x)", { x: !Join ["+", !Ref Many] }]', 'acme/a+b+c'],
    ['Sub with a variable over a parameter', '!Sub ["$(Name)", { Name: other }]', 'other'],
    ['literals in Sub', '!Sub "$(!aws:PrincipalTag/team) $x"', placeholders('$(aws:PrincipalTag/team) $x')],
    ['Join', '!Join ["-", [a, !Ref Name, 7]]', 'a-acme-7'],
    ['Join of an empty list parameter', '!Join [",", !Ref None]', ''],
    ['Select', '!Select [1, !Ref Many]', 'b'],
    ['Split', '!Select [2, !Split ["/", "x/y/z"]]', 'z'],
    ['FindInMap', '!FindInMap [Sizes, !Ref AWS::Region, large]', '20'],
    ['If', '!If [Big, large, !If [Named, named, none]]', 'named'],
    ['And', '!If [Both, yes, no]', 'yes'],
    ['Or', '!If [Either, yes, no]', 'yes'],
    ['NoValue in a list', '!Join [",", [a, !Ref AWS::NoValue, !If [Big, b, !Ref AWS::NoValue], c]]', 'a,c'],
    ['JSON with long names', '{ "Fn::Join": ["", ["a", { "Ref": "Name" }]] }', 'aacme'],
  ])('%s', (_name, value, expected) => {
    expect(outputOf(value, { sections: SECTIONS })).toBe(expected);
  });

  it.each([
    ['an unknown function', '!Sub ["$(a)", { a: { Fn::Base64: x } }]', 'Fn::Base64'],
    ['an unknown tag', '!Base64 x', 'Unresolved tag'],
    ['an import', '!ImportValue other', 'Fn::ImportValue'],
    ['a function beside other keys', '{ Ref: Name, more: 1 }', 'only key'],
    ['a name that does not exist', '!Ref Nobody', '[Nobody]'],
    ['a name inside Sub that does not exist', '!Sub "$(Nobody)"', '[Nobody]'],
    ['an attribute that does not exist', '!GetAtt Data.Colour', 'Colour'],
    ['an attribute of a parameter', '!GetAtt Name.Arn', 'Arn'],
    ['a list in Sub', '!Sub "$(Many)"', 'does not resolve to a string'],
    ['Select beyond the end', '!Select [3, !Ref Many]', 'index 3'],
    ['Join without a list', '!Join ["-", abc]', 'Fn::Join'],
    ['an unknown mapping', '!FindInMap [Sizes, us-east-1, large]', 'Sizes::us-east-1::large'],
    ['If without its condition', '!If [Nothing, a, b]', 'Nothing'],
    ['If without an alternative', '!If [Big, a]', 'three parameters'],
    ['an output that is a list', '!Ref Many', 'Output Out'],
    ['null', '~', 'null'],
  ])('refuses %s', (_name, value, told) => {
    expect(refusalOf(() => outputOf(value, { sections: SECTIONS }))).toContain(told);
  });

  it('reads names as data: those of the language mean nothing', () => {
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(refusalOf(() => outputOf(`!Ref ${name}`))).toContain(name);
  });
});

describe('parameters', () => {
  const of = (declaration: string) => `Parameters: { P: ${declaration} }`;
  const value = (declaration: string, given?: string) =>
    outputOf('!Join ["|", [!Ref P]]', {
      sections: of(declaration),
      parameters: given === undefined ? {} : { P: given },
    });

  it.each([
    ['no value', '{ Type: String }', undefined, 'must have values'],
    [
      'a pattern that fits a part only',
      '{ Type: String, AllowedPattern: "[a-z]+" }',
      'abc1',
      'must match pattern',
    ],
    ['a value that is not allowed', '{ Type: String, AllowedValues: [a, b] }', 'c', 'AllowedValues [a, b]'],
    ['too short', '{ Type: String, MinLength: 2 }', 'a', 'at least 2'],
    ['too long', '{ Type: String, MaxLength: 2 }', 'abc', 'at most 2'],
    ['no number', '{ Type: Number }', 'ten', 'must be a number'],
    ['too small a number', '{ Type: Number, MinValue: 2 }', '1', 'not less than 2'],
    ['too large a number', '{ Type: Number, MaxValue: 2 }', '3', 'not greater than 2'],
    [
      'the words of the template',
      '{ Type: String, AllowedValues: [a], ConstraintDescription: "a it is" }',
      'c',
      'a it is',
    ],
    ['an unknown type', '{ Type: AWS::EC2::VPC::Id }', 'vpc-1', 'AWS::EC2::VPC::Id'],
    ['an unknown member', '{ Type: String, Colour: red }', 'a', 'Colour'],
  ])('refuses %s', (_name, declaration, given, told) => {
    expect(refusalOf(() => value(declaration, given))).toContain(told);
  });

  it('checks every item of a list', () => {
    const declaration = '{ Type: CommaDelimitedList, AllowedPattern: "[a-z]" }';
    expect(refusalOf(() => worked(outputTemplate('x', of(declaration)), { P: 'a,B' }))).toContain('pattern');
    expect(worked(outputTemplate('x', of(declaration)), { P: 'a, b' }).parameters).toEqual({ P: 'a, b' });
  });

  it('refuses a parameter that the template does not have', () => {
    expect(refusalOf(() => worked(outputTemplate('x'), { Q: '1' }))).toContain('[Q]');
  });

  it('holds parameters against the rules of the template', () => {
    const sections = `
Parameters:
  Env: { Type: String, Default: prod }
  Key: { Type: String, Default: "" }
Rules:
  KeyInProduction:
    RuleCondition: !Equals [!Ref Env, prod]
    Assertions:
      - { Assert: !Not [!Equals [!Ref Key, ""]], AssertDescription: Production needs a key }
      - { Assert: { "Fn::Contains": [[a, b], !Ref Key] }, AssertDescription: a or b }
`;
    const deploy = (parameters: Record<string, string>) => () => outputOf('x', { sections, parameters });
    expect(refusalOf(deploy({}))).toContain('Production needs a key');
    expect(refusalOf(deploy({ Key: 'c' }))).toContain('a or b');
    expect(deploy({ Key: 'b' })()).toBe('x');
    expect(deploy({ Env: 'test' })()).toBe('x');
  });
});

describe('templates', () => {
  it.each([
    ['an unknown section', 'Colours: {}\nResources: { A: { Type: AWS::S3::Bucket } }', '[Colours]'],
    [
      'transforms',
      'Transform: AWS::LanguageExtensions\nResources: { A: { Type: AWS::S3::Bucket } }',
      'Transform',
    ],
    ['no resources', 'Outputs: {}', 'Resources'],
    ['aliases', 'Metadata: { a: &x 1, b: *x }\nResources: { A: { Type: AWS::S3::Bucket } }', 'aliases'],
    ['a key twice', 'Resources: { A: { Type: AWS::S3::Bucket } }\nResources: {}', 'unique'],
    ['a text', 'hello', 'unsupported structure'],
    ['an unknown type', 'Resources: { A: { Type: AWS::EC2::Instance } }', 'AWS::EC2::Instance'],
    ['a name with a dash', 'Resources: { A-B: { Type: AWS::S3::Bucket } }', 'A-B'],
    ['an unknown attribute', 'Resources: { A: { Type: AWS::S3::Bucket, Colour: red } }', 'Colour'],
    [
      'a retention that does not exist',
      'Resources: { A: { Type: AWS::S3::Bucket, DeletionPolicy: Keep } }',
      'Keep',
    ],
    [
      'an unknown property',
      'Resources: { A: { Type: AWS::S3::Bucket, Properties: { Colour: red } } }',
      '[Colour]',
    ],
    [
      'an unknown property further down',
      'Resources: { A: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Colour: red } } } }',
      '#/VersioningConfiguration: extraneous key [Colour]',
    ],
    [
      'a text where a list belongs',
      'Resources: { A: { Type: AWS::IAM::OIDCProvider, Properties: { Url: "https://a.example", ClientIdList: x } } }',
      'JSONArray',
    ],
    [
      'a property that is missing',
      'Resources: { A: { Type: AWS::IAM::Role } }',
      '[AssumeRolePolicyDocument]',
    ],
    [
      'a circle',
      `Resources:
  A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "a-$(B)" } }
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "b-$(A)" } }`,
      'Circular dependency',
    ],
    [
      'a circle of conditions',
      `Conditions: { X: !Not [!Condition Y], Y: !Not [!Condition X] }
Resources: { A: { Type: AWS::S3::Bucket, Condition: X } }`,
      'Circular dependency between conditions',
    ],
    ['a condition that does not exist', 'Resources: { A: { Type: AWS::S3::Bucket, Condition: X } }', 'X'],
    [
      'a resource whose condition is false',
      `Conditions: { Never: !Equals [a, b] }
Resources:
  A: { Type: AWS::S3::Bucket, Condition: Never }
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "b-$(A)" } }`,
      '[A]',
    ],
  ])('refuses %s', (_name, template, told) => {
    expect(refusalOf(() => worked(template))).toContain(told);
  });

  it('orders resources by what they refer to, and leaves out those whose condition is false', () => {
    const { resources } = worked(`
Conditions: { Never: !Equals [a, b] }
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: !Ref Data, PolicyDocument: {} }
  Extra: { Type: AWS::S3::Bucket, Condition: Never }
  Last: { Type: AWS::S3::Bucket, DependsOn: Policy }
  Data: { Type: AWS::S3::Bucket }
`);
    expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Data', 'Policy', 'Last']);
  });

  it('gives names that S3 and IAM take, the same each time', () => {
    const template = `
Resources:
  DataBucketWithALongNameThatGoesOnAndOnBeyondWhatAnyServiceTakes: { Type: AWS::S3::Bucket }
  Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }
`;
    const names = worked(template).resources.map(({ id }) => id);
    expect(names[0]).toMatch(/^lab-databucket[a-z0-9-]{20,49}$/);
    expect(names[0]?.length).toBeLessThanOrEqual(63);
    expect(names[1]).toMatch(/^lab-Role-[0-9A-F]{12}$/);
    expect(worked(template).resources.map(({ id }) => id)).toEqual(names);
  });
});
